import type { Named } from '@scopedeck/server/contract/named.ts'
import { Fragment } from 'react'
import { Link } from 'react-router'
import { namedAddress } from '../thing-address.ts'

interface NamesProps {
  names: readonly Named[]
  /** Of the links: −1 in the rows of a list that the Tab key does not reach. */
  tabIndex?: number | undefined
}

/** Above the link or the button that covers its whole row, and high enough for a finger. */
const link = 'relative py-1 text-inherit no-underline underline-offset-2 hover:text-text hover:underline'

/** Names with commas between them. Each is a link to its screen, where it has one. */
export function Names({ names, tabIndex }: NamesProps) {
  return names.map((named, index) => {
    const to = namedAddress(named)
    return (
      // Two of them may have the same name, and one may be named twice.
      <Fragment key={`${index} ${named.id}`}>
        {index > 0 && ', '}
        {to === undefined ? (
          named.name
        ) : (
          <Link to={to} tabIndex={tabIndex} className={link}>
            {named.name}
          </Link>
        )}
      </Fragment>
    )
  })
}

interface NamesOrWordsProps extends NamesProps {
  /** In place of names where there are none. */
  words: string
}

/** The same with words that stand in where the answer names nobody. */
export function NamesOrWords({ words, ...props }: NamesOrWordsProps) {
  return props.names.length === 0 ? words : <Names {...props} />
}
