import { createHash } from 'node:crypto'
import { isRecord, parseJson } from '../../contract/json.ts'
import { type Playback, progressOf } from '../../contract/playback-progress.ts'
import type { WebApiAnswer } from '../gateway/answer.ts'
import { ProblemError } from '../http/problem-error.ts'

/** What plays, and the moment it was true (epoch ms). null when nothing plays. */
export interface State {
  playback: Playback | null
  at: number
}

/** What kept it from being read, at that moment (epoch ms). */
export interface Trouble {
  problem: ProblemError
  at: number
}

/** What a look at playback brought. */
export type Reading = State | Trouble

/** A thousand listeners must not hold a thousand times what a broken answer brings. */
const mostCharacters = 256 * 1024

/** @throws {ProblemError} `upstream-invalid` where it is no state of playback */
export function readPlayback({ body, status }: WebApiAnswer): Playback | null {
  if (body === undefined) return null
  const value = body.length > mostCharacters ? undefined : parseJson(body)
  if (isRecord(value)) return value as unknown as Playback
  const detail = 'The answer was no state of playback, or far too long for one.'
  throw new ProblemError('upstream-invalid', { detail, members: { upstreamStatus: status } })
}

/** The problem as it is to be told now: of the pause that was asked for, what is left. */
export function asOfNow({ problem, at }: Trouble, now: number): ProblemError {
  const { code, detail, members, cause } = problem
  if (members.retryAfter === undefined) return problem
  const retryAfter = Math.max(1, Math.ceil(members.retryAfter - (now - at) / 1000))
  return new ProblemError(code, { ...(detail !== undefined && { detail }), members: { ...members, retryAfter }, cause })
}

/** So far may progress be from where it should be, for it is known only to within the time an answer takes. */
const toleranceMs = 1_000

/**
 * Names what a reading says. Progress that goes on as it should makes no other name: instead of a position the name
 * has the moment at which the item would have begun, which stands still while it plays.
 */
export function nameReading(reading: Reading): string {
  const { at } = reading
  if ('problem' in reading) return `${reading.problem.code}.${at}`
  const { playback } = reading
  if (!playback) return `${digest(null)}.0`
  const { timestamp: _, progress_ms, ...rest } = playback
  const { progressMs, isPlaying } = progressOf(playback, at)
  const beganAt = isPlaying && typeof progress_ms === 'number' ? at - progressMs : progressMs
  return `${digest(rest)}.${Math.round(beganAt)}`
}

/** Whether two names say the same, as far as anybody can tell. */
export function isSameName(name: string, other: string | string[] | undefined): boolean {
  const [content, beganAt] = name.split('.')
  const [otherContent, otherBeganAt] = typeof other === 'string' ? other.split('.') : []
  return content === otherContent && Math.abs(Number(beganAt) - Number(otherBeganAt)) <= toleranceMs
}

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16)
