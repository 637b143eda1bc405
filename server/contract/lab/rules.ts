import { counted } from '../words.ts'
import type { Exchange } from './exchange.ts'

/** What is known of one expectation: nothing yet, that it holds, or that it was broken; with the messages that show it. */
export type Finding =
  | { state: 'coming' }
  | { state: 'held'; by: readonly Exchange[]; note?: string }
  | { state: 'failed'; by: readonly Exchange[]; why: string }

/**
 * Judges what a client did.
 * @param exchanges by time
 * @param isOver no more will come: what has not happened by now does not happen
 */
export type Judge = (exchanges: readonly Exchange[], isOver: boolean) => Finding

export type Match = (exchange: Exchange) => boolean

const coming: Finding = { state: 'coming' }
const held = (by: readonly Exchange[], note?: string): Finding => ({
  state: 'held',
  by,
  ...(note !== undefined && { note }),
})
const failed = (why: string, by: readonly Exchange[] = []): Finding => ({ state: 'failed', by, why })

/** It happens, at least once. @param note a few words about the message that shows it */
export const happens =
  (want: Match, note?: (exchange: Exchange) => string): Judge =>
  (exchanges, isOver) => {
    const found = exchanges.find(want)
    if (found) return held([found], note?.(found))
    return isOver ? failed('It did not happen.') : coming
  }

interface Counts {
  least?: number
  most: number
}

/** It happens so many times and no more. More is a failure at once; fewer only when all is over. */
export const happensTimes =
  (want: Match, { least = 0, most }: Counts): Judge =>
  (exchanges, isOver) => {
    const found = exchanges.filter(want)
    if (found.length > most) return failed(`${counted(found.length, 'message')} where ${most} would do.`, found)
    if (!isOver) return coming
    return found.length < least ? failed('It did not happen.', found) : held(found, countNote(found.length))
  }

const countNote = (count: number) => (count === 0 ? 'none sent' : `${count} sent`)

/** It does not happen, and what shows that is the message after which it would have. */
export const neverHappens =
  (unwanted: Match, witness: Match): Judge =>
  (exchanges, isOver) => {
    const broken = exchanges.filter(unwanted)
    if (broken.length > 0) return failed(`${counted(broken.length, 'message')} where there should be none.`, broken)
    if (!isOver) return coming
    const seen = exchanges.filter(witness)
    return seen.length === 0 ? failed('Nothing came that could show it.') : held(seen.slice(-1))
  }

/** After a message of the first kind one of the second kind happens. */
export const happensAfter =
  (first: Match, second: Match): Judge =>
  (exchanges, isOver) => {
    const start = exchanges.find(first)
    const found = start && exchanges.find((each) => each !== start && each.at >= start.endedAt && second(each))
    if (found) return held([found])
    return isOver ? failed('It did not happen.') : coming
  }

/** After a message of the first kind none of the second kind happens. */
export const endsWith =
  (last: Match, unwanted: Match): Judge =>
  (exchanges, isOver) => {
    const end = exchanges.find(last)
    const late = end ? exchanges.filter((each) => each !== end && each.at >= end.endedAt && unwanted(each)) : []
    if (late.length > 0) return failed(`${counted(late.length, 'message')} after the end.`, late)
    if (!isOver) return coming
    return end ? held([end], 'none after it') : failed('It did not come to that.')
  }

/** While a pause lasts that Spotify asked for, nothing is sent. It is shown by the first message after it. */
export const keepsPause =
  (call: Match): Judge =>
  (exchanges, isOver) => {
    const asked = exchanges.find((each) => call(each) && each.status === 429)
    if (!asked) return isOver ? failed('No pause was asked for.') : coming
    const until = asked.endedAt + (asked.retryAfter ?? 1) * 1000 - toleranceMs
    const later = exchanges.filter((each) => call(each) && each.at >= asked.endedAt && each !== asked)
    const early = later.filter(({ at }) => at < until)
    if (early.length > 0) return failed(`${counted(early.length, 'call')} before the pause was over.`, early)
    return later.length > 0 || isOver ? held([asked], 'none sent meanwhile') : coming
  }

/** Two clocks write the record and the log. */
const toleranceMs = 50

/** The next refresh sends the token that the one before brought, or the same one where it brought none. */
export const carriesRefreshToken: Judge = (exchanges, isOver) => {
  const refreshes = exchanges.filter(({ kind, status }) => kind === 'refresh' && status !== undefined)
  const [first, second] = refreshes
  if (!first || !second) return isOver ? failed('There was no second refresh.', refreshes) : coming
  const expected = first.newToken ?? first.sentToken
  if (second.sentToken === expected) return held([first, second], first.newToken ? 'replaced' : 'kept')
  return failed('It sent another refresh token than the one it should hold.', [second])
}

/** A pause before each of several equal calls. */
export const pausesBetween =
  (call: Match, leastMs: number): Judge =>
  (exchanges, isOver) => {
    const calls = exchanges.filter(call)
    const hasty = calls.filter((each, nth) => nth > 0 && each.at - (calls[nth - 1]?.endedAt ?? 0) < leastMs)
    if (hasty.length > 0) return failed('It came without a pause.', hasty)
    if (!isOver) return coming
    return calls.length > 1 ? held(calls) : failed('It was not sent again.', calls)
  }
