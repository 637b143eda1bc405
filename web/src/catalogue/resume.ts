import { flagIn, numberIn, recordIn } from '@scopedeck/server/contract/answer-members.ts'
import { counted } from '@scopedeck/server/contract/words.ts'

/** How far the account has come in an episode or a chapter. */
export interface Resume {
  /** Milliseconds; 0 where it has not begun. */
  positionMs: number
  isDone: boolean
}

/** Reads a `resume_point`; `undefined` where the grant does not give it. */
export function readResume(value: unknown): Resume | undefined {
  const { fully_played: isDone, resume_position_ms: position } = recordIn(value)
  const positionMs = numberIn(position)
  if (flagIn(isDone) === undefined && positionMs === undefined) return undefined
  return { positionMs: Math.max(0, positionMs ?? 0), isDone: flagIn(isDone) ?? false }
}

const minuteMs = 60_000

/** `Played`, `12 min left`; `undefined` where it has not begun. */
export function resumeWords(resume: Resume | undefined, durationMs: number | undefined): string | undefined {
  if (!resume || (!resume.isDone && resume.positionMs === 0)) return undefined
  if (resume.isDone) return 'Played'
  if (durationMs === undefined) return 'Begun'
  const minutes = Math.max(1, Math.round((durationMs - resume.positionMs) / minuteMs))
  return `${minutes} min left`
}

/** The position to go on from; `undefined` for what starts at its beginning: it has not begun, or is over. */
export function positionToGoOn(resume: Resume | undefined): number | undefined {
  return resume && !resume.isDone && resume.positionMs > 0 ? resume.positionMs : undefined
}

/** `5 h 12 min`, `42 min`: how long several things take together. */
export function lengthInWords(durationMs: number): string {
  const minutes = Math.max(1, Math.round(durationMs / minuteMs))
  const hours = Math.floor(minutes / 60)
  if (hours === 0) return `${minutes} min`
  const rest = minutes % 60
  return rest === 0 ? counted(hours, 'hour') : `${hours} h ${rest} min`
}
