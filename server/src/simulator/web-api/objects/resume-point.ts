import type { Chapter, Episode } from '../../world/entities.ts'
import type { View } from '../view.ts'

/** How far the account came, for those who may know. */
export function resumePoint({ id, durationMs }: Episode | Chapter, { account, scopes }: View) {
  if (!scopes.has('user-read-playback-position')) return {}
  const reachedMs = account.resumePoints.get(id) ?? 0
  const isThrough = reachedMs >= durationMs
  return { resume_point: { fully_played: isThrough, resume_position_ms: isThrough ? 0 : Math.round(reachedMs) } }
}
