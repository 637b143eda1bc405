import type { PlaybackSample } from '@scopedeck/server/contract/playback.ts'
import { type ProgressAt, progressOf, truePosition } from '@scopedeck/server/contract/playback-progress.ts'
import { useEffect, useMemo, useRef } from 'react'
import { serverNow } from '../../shared/server-clock.ts'
import { reducedMotion, useMedia } from '../../shared/use-media.ts'

const second = 1000
/** On a line of 1,000 px a step is half a pixel wide. */
const stepsOfSong = 2_000
/** The words change once a second; they are late by no more than this. */
const longestStepMs = 250

export interface ProgressProps {
  sample: PlaybackSample | undefined
  className?: string
}

/** The progress of a sample, where Spotify says it; the same object until there is another sample. */
export function useProgressAt(sample: PlaybackSample | undefined): ProgressAt | undefined {
  return useMemo(() => {
    const { playback, at = 0 } = sample ?? {}
    return playback && playback.progress_ms !== null ? progressOf(playback, at) : undefined
  }, [sample])
}

/**
 * Draws progress without React: `draw` writes to elements, about nine times a second for a song of four minutes. A line that
 * moves by 2 px a second needs no more, and 60 frames a second took a quarter of a core. With reduced motion it draws once
 * a second. New progress corrects what is shown: a small drift is worked off, a seek or another song shows at once.
 */
export function useProgress(progress: ProgressAt | undefined, draw: (positionMs: number) => void): void {
  const shown = useRef<ShownProgress>(undefined)
  const latestDraw = useRef(draw)
  const isStill = useMedia(reducedMotion)
  useEffect(() => {
    latestDraw.current = draw
  })
  useEffect(() => {
    shown.current = progress && correctProgress(shown.current, progress, serverNow())
    if (!shown.current) return latestDraw.current(0)
    return animate(shown.current, (positionMs) => latestDraw.current(positionMs), isStill)
  }, [progress, isStill])
}

function animate(shown: ShownProgress, draw: (positionMs: number) => void, isStill: boolean): () => void {
  const stop = new AbortController()
  const stepMs = Math.min((shown.durationMs ?? 0) / stepsOfSong || longestStepMs, longestStepMs)
  const step = () => {
    if (stop.signal.aborted) return
    const positionMs = shownPosition(shown, serverNow())
    draw(positionMs)
    const pauseMs = isStill ? second - (positionMs % second) : stepMs
    // In a frame, because a tab that nobody sees has none: it draws nothing.
    if (isMoving(shown, serverNow())) setTimeout(() => requestAnimationFrame(step), pauseMs)
  }
  step()
  return () => stop.abort()
}

/** What a person sees: the progress, and the rest of a small error that is being worked off. */
interface ShownProgress extends ProgressAt {
  /** How far what is shown was ahead of the progress at `at`; negative when behind. */
  driftMs: number
}

/** A larger error than this is no drift but a seek, on this page or on another device. It is corrected at once. */
const longestDriftMs = 1_500
/** What is shown runs at half or one and a half times the speed until it is right: it never stops or goes back. */
const slew = 0.5

/** Milliseconds to show at `now`. */
export function shownPosition(shown: ShownProgress, now: number): number {
  const left = Math.max(0, Math.abs(shown.driftMs) - Math.max(0, now - shown.at) * slew)
  const position = truePosition(shown, now) + Math.sign(shown.driftMs) * left
  return Math.min(Math.max(0, position), shown.durationMs ?? Number.POSITIVE_INFINITY)
}

/** Takes new progress, from a sample or a command: a small drift is worked off, everything else shows at once. */
export function correctProgress(shown: ShownProgress | undefined, progress: ProgressAt, now: number): ShownProgress {
  const settled = { ...progress, progressMs: truePosition(progress, now), at: now }
  if (!shown || shown.itemKey !== progress.itemKey || !progress.isPlaying || !shown.isPlaying)
    return { ...settled, driftMs: 0 }
  const driftMs = shownPosition(shown, now) - settled.progressMs
  return { ...settled, driftMs: Math.abs(driftMs) > longestDriftMs ? 0 : driftMs }
}

/** Whether what is shown moves by itself. */
export function isMoving(shown: ShownProgress, now: number): boolean {
  return shown.isPlaying && truePosition(shown, now) < (shown.durationMs ?? Number.POSITIVE_INFINITY)
}
