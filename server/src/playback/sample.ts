import { createHash } from 'node:crypto'
import { parseJson } from '../../contract/json.ts'
import { type PlaybackSample, saysNothingPlays } from '../../contract/playback.ts'
import { progressOf } from '../../contract/playback-progress.ts'
import { type Playback, readPlayback } from '../../contract/playback-state.ts'
import type { WebApiAnswer } from '../gateway/answer.ts'
import { ProblemError } from '../http/problem-error.ts'

/** What kept playback from being polled, and when (epoch ms). */
export interface PollFailure {
  problem: ProblemError
  at: number
}
export type PollResult = PlaybackSample | PollFailure

export const isFailure = (result: PollResult): result is PollFailure => 'problem' in result

/** Every listener has its copy of an answer: a thousand listeners must not hold a thousand megabytes. */
const mostCharacters = 256 * 1024

/**
 * What plays, by an answer of the Web API; null when nothing plays. Of an answer with parts that make no sense the rest is read.
 * @throws {ProblemError} `upstream-invalid` where the answer is no object, or far too long
 */
export function parsePlayback({ body, status }: WebApiAnswer): Playback | null {
  if (body === undefined) return null
  const value = body.length > mostCharacters ? undefined : parseJson(body.toString())
  const playback = value === null ? value : readPlayback(value)
  if (playback !== undefined) return playback
  const detail = 'The answer was no state of playback, or far too long for one.'
  throw new ProblemError('upstream-invalid', { detail, members: { upstreamStatus: status } })
}

/** Null where a call was refused because nothing plays. @throws every other error */
export function refusedPlayback(error: unknown): null {
  if (error instanceof ProblemError && saysNothingPlays(error.code)) return null
  throw error
}

/** The problem of a failure as it is `now`: of the pause that Spotify asked for, only the rest is left. */
export function problemAsOf(now: number, { problem, at }: PollFailure): ProblemError {
  const { code, detail, members, cause } = problem
  if (members.retryAfter === undefined) return problem
  const retryAfter = Math.max(1, Math.ceil(members.retryAfter - (now - at) / 1000))
  return new ProblemError(code, { ...(detail !== undefined && { detail }), members: { ...members, retryAfter }, cause })
}

/** Two samples agree when their progress differs by at most this: it is known only to within the time of an answer. */
const toleranceMs = 1_000

/**
 * The id of the event that carries a result: results that say the same have the same id. A song that plays on keeps its id:
 * in place of the position the id holds the moment when the item would have begun, which does not move while it plays.
 */
export function eventIdOf(result: PollResult): string {
  const { at } = result
  if (isFailure(result)) return `${result.problem.code}.${at}`
  const { playback } = result
  if (!playback) return `${digest(null)}.0`
  const { progress_ms: _, ...rest } = playback
  const { progressMs, isPlaying } = progressOf(playback, at)
  const beganAt = isPlaying ? at - progressMs : progressMs
  return `${digest(rest)}.${Math.round(beganAt)}`
}

/** Whether two event ids say the same, to within the tolerance. @param other may be anything that a client sent */
export function isSameEventId(id: string, other: string | string[] | undefined): boolean {
  const [content, beganAt] = id.split('.')
  const [otherContent, otherBeganAt] = typeof other === 'string' ? other.split('.') : []
  return content === otherContent && Math.abs(Number(beganAt) - Number(otherBeganAt)) <= toleranceMs
}

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16)
