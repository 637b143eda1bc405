import { flowLanes } from '@scopedeck/server/contract/flow.ts'
import { CircleCheck, CircleDashed, CircleX, LoaderCircle } from 'lucide-react'
import { Link } from 'react-router'
import { isBackChannel, isFailed, laneNames, lanesOf, outcomeOf, placeOf, shortPath } from '../flow/flow-model.ts'
import type { Step } from '../flow/read-flow.ts'
import { cx } from '../shared/cx.ts'
import { Icon } from '../shared/elements/icon.tsx'
import type { Ticked } from './findings.ts'

interface ExpectationsProps {
  ticked: readonly Ticked[]
  /** Whether more may come: then the first one that is open is the one that is looked for now. */
  isRunning: boolean
  /** By the ids of messages; left out where the client is another one, whose messages have no lanes here. */
  steps?: ReadonlyMap<string, Step>
}

/** What is expected of a client as a list, each ticked beside the arrow that proves it. */
export function Expectations({ ticked, isRunning, steps }: ExpectationsProps) {
  const now = isRunning ? ticked.findIndex(({ finding }) => finding.state === 'coming') : -1
  const last = ticked.findLast(({ finding }) => finding.state !== 'coming')
  return (
    <div className="relative">
      {steps && <LaneHeads />}
      <ol className="relative">
        {ticked.map((each, nth) => (
          <ExpectationRow key={each.says} ticked={each} isNow={nth === now} {...(steps && { steps })} />
        ))}
      </ol>
      <p role="status" className="sr-only">
        {last && `${last.says}: ${last.finding.state === 'held' ? 'held' : 'failed'}`}
      </p>
    </div>
  )
}

/** The room beside the words, in which the arrows are drawn; a phone has none. */
const lanes = 'hidden @xl/lab:block'
const columns = 'grid @xl/lab:grid-cols-[minmax(0,15rem)_minmax(0,1fr)] gap-x-4'

function LaneHeads() {
  return (
    <div className={cx(columns, 'mb-1 items-end')}>
      <p className="text-small text-muted">What a client must do</p>
      <div aria-hidden className={cx(lanes, 'relative h-6')}>
        {laneNames.map((lane, column) => (
          <span
            key={lane}
            className="absolute -translate-x-1/2 rounded-control bg-raised px-2 py-0.5 text-small font-semibold whitespace-nowrap"
            style={{ left: `${centre(column)}%` }}
          >
            {flowLanes[lane]}
          </span>
        ))}
      </div>
    </div>
  )
}

const centre = (column: number) => 10 + column * (80 / 3)

const looks = {
  coming: { icon: CircleDashed, tone: 'text-faint', word: 'to come' },
  now: { icon: LoaderCircle, tone: 'text-accent animate-turn', word: 'now' },
  held: { icon: CircleCheck, tone: 'text-granted', word: 'held' },
  failed: { icon: CircleX, tone: 'text-denied', word: 'failed' },
} as const

interface RowProps extends Pick<ExpectationsProps, 'steps'> {
  ticked: Ticked
  isNow: boolean
}

function ExpectationRow({ ticked: { says, finding, seenFrom }, isNow, steps }: RowProps) {
  const state = isNow ? 'now' : finding.state
  const { icon, tone, word } = looks[state]
  const proof = finding.state === 'coming' ? undefined : steps?.get(finding.by.at(-1)?.id ?? '')
  return (
    <li
      data-state={finding.state}
      className={cx(
        columns,
        '-mx-2 min-h-14 items-center rounded-control px-2',
        finding.state === 'held' && 'animate-wash',
      )}
    >
      <div className="flex items-start gap-3 py-2">
        <Icon of={icon} className={cx('mt-px size-5', tone)} />
        <p className="min-w-0">
          <span className={cx('block', state === 'coming' && 'text-muted')}>{says}</span>
          <span className="block font-mono text-small break-words text-muted">
            <span className="sr-only">{word}. </span>
            <Cause finding={finding} seenFrom={seenFrom} proof={proof} />
          </span>
        </p>
      </div>
      <div className={cx(lanes, 'relative h-14')}>
        {steps && <LaneLines />}
        {!steps ? null : proof ? (
          <ProofArrow step={proof} />
        ) : (
          finding.state === 'coming' && <GhostArrow isInside={seenFrom === 'inside'} />
        )}
      </div>
    </li>
  )
}

function Cause({ finding, proof }: Pick<Ticked, 'finding' | 'seenFrom'> & { proof: Step | undefined }) {
  if (finding.state === 'failed') return finding.why
  if (finding.state === 'coming') return null
  const count = finding.by.length
  const message = proof && `${proof.method} ${shortPath(proof.path)} ${outcomeOf(proof, false)}`
  const note = finding.note ?? (count > 1 ? `${count} messages` : undefined)
  return (
    <>
      {note}
      {message && (
        <span className="@xl/lab:hidden">
          {note && ' · '}
          {message}
        </span>
      )}
    </>
  )
}

function LaneLines() {
  return laneNames.map((lane, column) => (
    <span key={lane} aria-hidden className="absolute inset-y-0 w-px bg-strong" style={{ left: `${centre(column)}%` }} />
  ))
}

const between = (from: number, to: number) => ({
  left: `${centre(Math.min(from, to))}%`,
  width: `${(Math.abs(to - from) * 80) / 3}%`,
})

/** The message that proves it; it opens in the flow. */
function ProofArrow({ step }: { step: Step }) {
  const { from, to } = placeOf(step)
  const { from: sender, to: receiver } = lanesOf(step)
  const tone = isFailed(step) ? 'text-missing' : isBackChannel(step) ? 'text-conditional' : 'text-text'
  return (
    <Link
      to={`/flow?step=${encodeURIComponent(step.id)}`}
      className="absolute top-2 rounded-control hover:bg-raised"
      style={between(from, to)}
    >
      <span className="sr-only">
        {step.method} {step.path}, {sender} to {receiver}, {outcomeOf(step)}: see it in the flow
      </span>
      <span aria-hidden className="flex justify-between gap-1 pr-2.5 pl-2 font-mono text-small">
        <span className="truncate">
          {step.method} {shortPath(step.path, Math.abs(to - from))}
        </span>
        <span className={cx('shrink-0', isFailed(step) ? 'text-missing' : 'text-muted')}>{outcomeOf(step, false)}</span>
      </span>
      <span data-drawn="value" className={cx('relative mt-1 flex h-2 items-center', tone)}>
        <span className="absolute -left-1 size-2 rounded-full bg-current" />
        <span className={cx('grow border-t-2 border-current', isBackChannel(step) && 'border-dashed')} />
        <span className="h-0 w-0 border-y-4 border-l-7 border-y-transparent border-l-current" />
      </span>
    </Link>
  )
}

/** Where the arrow will be. */
function GhostArrow({ isInside }: { isInside: boolean }) {
  return (
    <span
      aria-hidden
      className="absolute top-7 border-t-2 border-dotted border-faint"
      style={isInside ? between(0, 1) : between(1, 3)}
    />
  )
}
