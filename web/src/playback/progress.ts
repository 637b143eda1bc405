/** Where playback was at one moment; from it, where it is at any other. */
export interface ProgressAt {
  /** Milliseconds from the start of the item, true at `at`. */
  progressMs: number
  /** Epoch milliseconds. */
  at: number
  isPlaying: boolean
  /** Milliseconds; absent where Spotify does not say (advertisements). */
  durationMs?: number
  /** What is playing: progress of one item says nothing of another. */
  itemKey: string
}

/** What a person sees: the progress, and the rest of a small error still being worked off. */
export interface ShownProgress extends ProgressAt {
  /** How far ahead of the truth the picture was at `at`; negative when behind. */
  driftMs: number
}

/** A larger error than this is not drift but news (a seek elsewhere): it is shown at once. */
const newsMs = 1_500
/** The picture runs at half or one and a half times the speed until it is right: it never stands still or goes back. */
const slew = 0.5

/** Milliseconds from the start of the item at `now`, never outside the item. */
export function truePosition({ progressMs, at, isPlaying, durationMs }: ProgressAt, now: number): number {
  const position = isPlaying ? progressMs + Math.max(0, now - at) : progressMs
  return Math.min(Math.max(0, position), durationMs ?? Number.POSITIVE_INFINITY)
}

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
