import { type ReactNode, type RefObject, useEffect } from 'react'
import { kindNames, type ThingKind } from '../catalogue/thing.ts'
import { PanelPart, PanelTrouble } from '../problems/parts.tsx'
import { cx } from '../shared/cx.ts'
import type { Trouble } from '../shared/part.tsx'
import { AllKinds, AllKindsSkeleton, keysOf } from './all-kinds.tsx'
import { KindLinks } from './kind-links.tsx'
import { OneKind, OneKindSkeleton } from './one-kind.tsx'
import { searchQueries } from './search.queries.ts'
import { type Found, isNothing } from './search-answer.ts'
import { useLastAnswer } from './use-last-answer.ts'
import { type Roving, useRoving } from './use-roving.ts'

interface ResultsProps {
  query: string
  /** The one kind that is shown; all of them when absent. */
  kind: ThingKind | undefined
  page: number
  /** Receives what takes the focus to the first result. */
  enter: RefObject<(() => void) | undefined>
  /** Called when a person leaves the results upwards. */
  onLeave: () => void
  /** Called when a result is opened or played. */
  onOpen: () => void
  /** Stands in place of results where there are none. */
  nothing: ReactNode
}

/** What a search found: the kinds as links, and the results of all kinds or of one. */
export function Results({ kind, ...props }: ResultsProps) {
  // Of one kind alone nothing else is asked for; the counts of the others show where they are known already.
  const all = useLastAnswer({ ...searchQueries.everything(props.query), enabled: kind === undefined })
  const found = all.data
  const totals = found ? Object.fromEntries(kindNames.map((name) => [name, found[name]?.total])) : {}
  return (
    <>
      <KindLinks query={props.query} kind={kind} totals={all.isOld ? {} : totals} />
      <div className="mt-4">
        <PanelPart resetKey={`${props.query} ${kind}`}>
          {kind === undefined ? (
            <ResultsOfAll {...props} {...all} />
          ) : (
            <ResultsOfOne key={kind} {...props} kind={kind} />
          )}
        </PanelPart>
      </div>
    </>
  )
}

type Shown = Omit<ResultsProps, 'kind'>
type Answer = ReturnType<typeof useLastAnswer<Found, Found, readonly unknown[]>>

function ResultsOfAll({ data: found, isOld, trouble, ...props }: Shown & Answer) {
  const roving = useRoving(found ? keysOf(found) : [], props.onLeave)
  return (
    <Around {...props} roving={roving} isOld={isOld} trouble={trouble}>
      {found && isNothing(found) && !isOld && !trouble && props.nothing}
      {found && <AllKinds found={found} query={props.query} roving={roving} onOpen={props.onOpen} />}
      {!found && !trouble && <AllKindsSkeleton />}
    </Around>
  )
}

function ResultsOfOne({ kind, page, ...props }: Shown & { kind: ThingKind }) {
  const { data: found, isOld, trouble } = useLastAnswer(searchQueries.ofKind(props.query, kind, page))
  const keys = found ? keysOf({ [kind]: found }) : []
  const roving = useRoving(keys, props.onLeave)
  return (
    <Around {...props} page={page} roving={roving} isOld={isOld} trouble={trouble}>
      {found && found.rows.length === 0 && !isOld && !trouble && props.nothing}
      {found && found.rows.length > 0 && <OneKind {...props} {...{ kind, page, found, roving }} />}
      {!found && !trouble && <OneKindSkeleton />}
    </Around>
  )
}

interface AroundProps extends Shown {
  roving: Roving
  isOld: boolean
  trouble: Trouble | undefined
  children: ReactNode
}

/** Around the results: the arrow keys, the trouble of a search that failed, and a mark while another one is on its way. */
function Around({ enter, roving, isOld, trouble, children }: AroundProps) {
  useEffect(() => {
    enter.current = roving.enter
    return () => {
      enter.current = undefined
    }
  })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys move between the links and buttons inside.
    <div
      ref={roving.ref}
      onKeyDown={roving.onKeyDown}
      aria-busy={isOld && !trouble}
      className={cx('transition-opacity', isOld && !trouble && 'opacity-60')}
    >
      {trouble && (
        <div className="mb-6">
          <PanelTrouble {...trouble} />
        </div>
      )}
      {children}
    </div>
  )
}
