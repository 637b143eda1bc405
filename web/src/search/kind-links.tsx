import { Link } from 'react-router'
import { kindNames, type ThingKind, thingKinds } from '../catalogue/thing.ts'
import { cx } from '../shared/cx.ts'
import { searchAddress } from './use-search-text.ts'

interface KindLinksProps {
  query: string
  kind: ThingKind | undefined
  /** How many Spotify says there are, where it says it. */
  totals: Partial<Record<ThingKind, number>>
}

/** All kinds and each of them alone, as links to the same search. */
export function KindLinks({ query, kind, totals }: KindLinksProps) {
  return (
    <nav aria-label="Kinds of results" className="-mx-4 overflow-x-auto px-4 py-1 md:mx-0 md:px-0">
      <ul className="flex w-max gap-1.5 md:w-auto md:flex-wrap">
        <KindLink to={searchAddress(query)} isCurrent={kind === undefined} label="All" />
        {kindNames.map((name) => (
          <KindLink
            key={name}
            to={searchAddress(query, name)}
            isCurrent={kind === name}
            label={thingKinds[name].many}
            total={totals[name]}
          />
        ))}
      </ul>
    </nav>
  )
}

interface KindLinkProps {
  to: string
  isCurrent: boolean
  label: string
  total?: number | undefined
}

function KindLink({ to, isCurrent, label, total }: KindLinkProps) {
  return (
    <li>
      <Link
        to={to}
        aria-current={isCurrent ? 'page' : undefined}
        className={cx(
          'inline-flex h-11 items-center gap-2 rounded-control border px-3 font-[550] whitespace-nowrap no-underline transition-colors select-none md:h-8 md:text-small',
          isCurrent ? 'border-transparent bg-accent/14 text-accent' : 'border-strong text-text hover:bg-raised',
        )}
      >
        {label}
        {total !== undefined && (
          <span className="font-mono text-small font-normal text-muted">{total.toLocaleString('en')}</span>
        )}
      </Link>
    </li>
  )
}
