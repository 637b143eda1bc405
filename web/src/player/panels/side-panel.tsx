import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import type { PlayableFacts } from '@scopedeck/server/contract/playable.ts'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { playableThing } from '../../catalogue/as-thing.ts'
import { ThingRow, ThingRowSkeletons } from '../../catalogue/thing-row.tsx'
import { AskForScopes } from '../../lens/ask-for-scopes.tsx'
import { useGate } from '../../lens/gate.ts'
import { LensChips } from '../../lens/lens-chips.tsx'
import type { PlaybackCommand } from '../../playback/command.ts'
import { describeItem } from '../../playback/now-playing.ts'
import { SomethingToPlay } from '../../playback/something-to-play.tsx'
import { LinePart } from '../../problems/parts.tsx'
import { Button } from '../../shared/elements/button.tsx'
import { Card, CardHeader } from '../../shared/elements/card.tsx'
import { TrackLine } from '../track-line.tsx'

interface SidePanelProps {
  id: string
  title: string
  /** The operation that reads what is in it; the lens shows its scopes. */
  operation: OperationId
  children: ReactNode
}

/** A card beside the song, with the scopes that it needs. A link to its id scrolls to it and gives it focus. */
export function SidePanel({ id, title, operation, children }: SidePanelProps) {
  const ref = useRef<HTMLElement>(null)
  const { hash, key } = useLocation()
  const isTarget = hash === `#${id}`
  useEffect(() => {
    if (isTarget) ref.current?.focus()
  }, [isTarget, key])
  return (
    <section ref={ref} id={id} tabIndex={-1} aria-labelledby={`${id}-title`} className="scroll-mt-4 rounded-panel">
      <Card>
        <CardHeader id={`${id}-title`} title={title} />
        <div className="mb-3 flex flex-wrap gap-1.5 empty:hidden">
          <LensChips operation={operation} />
        </div>
        <LinePart>{children}</LinePart>
      </Card>
    </section>
  )
}

interface PanelAskProps {
  operation: OperationId
  what: string
  promise: string
}

/** In a panel that the grant does not let be read: the scope that is missing, and a button to ask for it. */
export function PanelAsk({ operation, what, promise }: PanelAskProps) {
  const gate = useGate(operation)
  return <AskForScopes gate={gate} what={what} promise={promise} tone="secondary" />
}

/** In a panel that has nothing to list: why, and the way to fill it. */
export function PanelEmpty({ sentence }: { sentence: string }) {
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-muted">{sentence}</p>
      <SomethingToPlay size="small" />
    </div>
  )
}

/** So many rows show at first. */
const firstRows = 6

/** As large as a `GlanceList` of songs with more rows than show at first. */
export function GlanceListSkeleton() {
  return (
    <>
      <ThingRowSkeletons count={firstRows} />
      <div className="mt-1 h-7" />
    </>
  )
}

interface PlayableRowProps {
  facts: PlayableFacts
  /** What plays it; by itself when left out. */
  play?: PlaybackCommand | undefined
  /** Before its heart. */
  columns?: ReactNode
}

/** A song or an episode that plays, with its heart and its menu; a local file, which nobody else can play, as a line. */
export function PlayableRow({ facts, play, columns }: PlayableRowProps) {
  const thing = playableThing(facts)
  if (thing) return <ThingRow thing={thing} isActive onActivate={() => {}} columns={columns} {...(play && { play })} />
  return (
    <li className="flex h-15 items-center md:h-14 *:flex-1">
      <TrackLine playing={describeItem(facts)} size={40}>
        {columns}
      </TrackLine>
    </li>
  )
}

/** The first rows of a list, and all of them on demand. */
export function GlanceList({ children }: { children: readonly ReactNode[] }) {
  const [isWhole, setIsWhole] = useState(false)
  const hidden = children.length - firstRows
  return (
    <>
      <ol className="flex flex-col">{isWhole ? children : children.slice(0, firstRows)}</ol>
      {hidden > 0 && (
        <Button size="small" tone="quiet" className="mt-1 -ml-2.5" onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : `Show ${hidden} more`}
        </Button>
      )}
    </>
  )
}
