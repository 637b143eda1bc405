import { type FlowLane, flowKind, flowLanes, isFrontChannel } from '@scopedeck/server/contract/flow.ts'
import type { FlowValue } from '@scopedeck/server/contract/flow-record.ts'
import { type Step, textOf } from './read-flow.ts'

export const laneNames = Object.keys(flowLanes) as FlowLane[]

/** What to show of the record. */
export type FlowFilter = 'all' | 'screen' | 'sign-in' | 'refresh' | 'failed'

const signInKinds: ReadonlySet<string> = new Set(['sign-in', 'authorize', 'consent', 'callback', 'redeem', 'account'])

interface Wanted {
  filter: FlowFilter
  /** Words that the row must hold, each of them: path, lane or status. */
  text: string
  /** When this screen was opened, epoch milliseconds by the server's clock. */
  screenSince: number
}

export function wantedSteps(steps: readonly Step[], { filter, text, screenSince }: Wanted): Step[] {
  const typed = text.toLowerCase().split(/\s+/).filter(Boolean)
  const isWanted: Record<FlowFilter, (step: Step) => boolean> = {
    all: () => true,
    screen: ({ at }) => at >= screenSince,
    'sign-in': ({ kind }) => signInKinds.has(kind),
    refresh: ({ kind }) => kind === 'refresh',
    failed: isFailed,
  }
  return steps.filter((step) => {
    const row = rowText(step).toLowerCase()
    return isWanted[filter](step) && typed.every((word) => row.includes(word))
  })
}

export const isFailed = ({ status, problem }: Step): boolean => problem !== undefined || (status ?? 0) >= 400

export const isBackChannel = ({ kind }: Step): boolean => !isFrontChannel(kind)

/** From and to, as columns counted from 0. */
export function placeOf({ kind }: Step): { from: number; to: number } {
  const { from, to } = flowKind(kind)
  return { from: laneNames.indexOf(from), to: laneNames.indexOf(to) }
}

export function lanesOf({ kind }: Step): { from: string; to: string } {
  const { from, to } = flowKind(kind)
  return { from: flowLanes[from], to: flowLanes[to] }
}

/** False where the browser carried the message past the BFF. */
export const wasSeen = ({ kind }: Step): boolean => flowKind(kind).isSeen

export const addressOf = ({ path, query }: Step): string => (query ? `${path}?${query}` : path)

/**
 * A path as an arrow has room for it: `…/me/playlists` without the BFF's own beginning, `…` for ids, and over one lane its end
 * alone.
 * @param lanes how many the arrow crosses
 */
export function shortPath(path: string, lanes = 2): string {
  const short = path.replace('/api/spotify/v1', '…').replaceAll(/\/[0-9A-Za-z]{22}(?=\/|$)/g, '/…')
  if (lanes > 1 || short.length <= 9) return short
  return `…${short.slice(short.replace(/\/…$/, '').lastIndexOf('/'))}`
}

/** `200 · 41 ms`; `no answer` where none came. */
export function outcomeOf(step: Step, hasTime = true): string {
  const { status, ms, problem } = step
  const answer = status === undefined ? problem && 'no answer' : String(status)
  return [answer, hasTime && ms !== undefined && isBackChannel(step) && formatMs(ms)].filter(Boolean).join(' · ')
}

export const formatMs = (ms: number): string => (ms < 10_000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`)

const clock = new Intl.DateTimeFormat('en', {
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, hourCycle: 'h23' },
})

/** `20:14:07.311`, in the person's own time zone. @param at epoch milliseconds */
export const formatTime = (at: number): string => clock.format(at)

/** What a screen reader reads of a row, and what the filter searches. */
export function rowText(step: Step): string {
  const { from, to } = lanesOf(step)
  return `${step.method} ${addressOf(step)}, ${from} to ${to}, ${outcomeOf(step)} ${step.problem ?? ''}`.trim()
}

/** `10 messages in 4.2 s`. */
export function summaryOf(steps: readonly Step[]): string {
  const [first, last] = [steps[0], steps.at(-1)]
  if (!first || !last) return 'No messages yet'
  const count = steps.length === 1 ? '1 message' : `${steps.length} messages`
  const ms = Math.max(0, last.at + (last.ms ?? 0) - first.at)
  if (ms < 60_000) return `${count} in ${(ms / 1000).toFixed(1)} s`
  return `${count} in ${ms < 7_200_000 ? `${Math.round(ms / 60_000)} minutes` : `${Math.round(ms / 3_600_000)} hours`}`
}

interface Comparison {
  name: string
  before?: FlowValue
  /** Left out where the answer does not name it. */
  after?: FlowValue
  verdict: 'kept' | 'replaced'
}

/** What a refresh changed, field by field; nothing where it failed or was none. */
export function comparisonOf({ kind, held = {}, answered, problem }: Step): Comparison[] {
  if (kind !== 'refresh' || problem !== undefined) return []
  return ['access_token', 'refresh_token', 'scope'].map((name) => {
    const [before, after] = [held[name], answered[name]]
    const isKept = after === undefined || (before !== undefined && textOf(before) === textOf(after))
    return {
      name,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
      verdict: isKept ? 'kept' : 'replaced',
    }
  })
}
