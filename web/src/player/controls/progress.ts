import { type ProgressAt, truePosition } from '@scopedeck/server/contract/playback-progress.ts'

/** What a person sees: the progress, and the rest of a small error still being worked off. */
export interface ShownProgress extends ProgressAt {
  /** How far ahead of the truth the picture was at `at`; negative when behind. */
  driftMs: number
}

/** A larger error than this is not drift but news (a seek elsewhere): it is shown at once. */
const newsMs = 1_500
/** The picture runs at half or one and a half times the speed until it is right: it never stands still or goes back. */
const slew = 0.5

/** Milliseconds to show at `now`. */
export function shownPosition(shown: ShownProgress, now: number): number {
  const left = Math.max(0, Math.abs(shown.driftMs) - Math.max(0, now - shown.at) * slew)
  const position = truePosition(shown, now) + Math.sign(shown.driftMs) * left
  return Math.min(Math.max(0, position), shown.durationMs ?? Number.POSITIVE_INFINITY)
}

/** Takes news from a poll or a command: small drift is eased away, everything else is shown at once. */
export function correctProgress(shown: ShownProgress | undefined, news: ProgressAt, now: number): ShownProgress {
  const settled = { ...news, progressMs: truePosition(news, now), at: now }
  if (!shown || shown.itemKey !== news.itemKey || !news.isPlaying || !shown.isPlaying) return { ...settled, driftMs: 0 }
  const driftMs = shownPosition(shown, now) - settled.progressMs
  return { ...settled, driftMs: Math.abs(driftMs) > newsMs ? 0 : driftMs }
}

/** Whether the picture moves by itself. */
export function isMoving(shown: ShownProgress, now: number): boolean {
  return shown.isPlaying && truePosition(shown, now) < (shown.durationMs ?? Number.POSITIVE_INFINITY)
}
