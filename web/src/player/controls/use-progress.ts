import { type ProgressAt, progressOf } from '@scopedeck/server/contract/playback-progress.ts'
import { useEffect, useMemo, useRef } from 'react'
import type { Observation } from '../../playback/optimistic-playback.ts'
import { reducedMotion, useMedia } from '../../shared/use-media.ts'
import { correctProgress, isMoving, type ShownProgress, shownPosition } from './progress.ts'

const second = 1000

export interface ProgressProps {
  observation: Observation | undefined
  className?: string
}

/** Progress as the observation tells it; the same object until there is another observation. */
export function useNews(observation: Observation | undefined): ProgressAt | undefined {
  return useMemo(() => observation?.playback && progressOf(observation.playback, observation.at), [observation])
}

/**
 * Draws progress every frame, past React: `draw` writes to elements. Where motion is unwanted it draws once a second.
 * News corrects what is shown: a little drift is eased away, a seek or another song is there at once.
 */
export function useProgress(news: ProgressAt | undefined, draw: (positionMs: number) => void): void {
  const shown = useRef<ShownProgress>(undefined)
  const latestDraw = useRef(draw)
  const isStill = useMedia(reducedMotion)
  useEffect(() => {
    latestDraw.current = draw
  })
  useEffect(() => {
    shown.current = news && correctProgress(shown.current, news, Date.now())
    if (!shown.current) return latestDraw.current(0)
    return animate(shown.current, (positionMs) => latestDraw.current(positionMs), isStill)
  }, [news, isStill])
}

function animate(shown: ShownProgress, draw: (positionMs: number) => void, isStill: boolean): () => void {
  const stop = new AbortController()
  const next = isStill
    ? (step: () => void) => setTimeout(step, second - (shownPosition(shown, Date.now()) % second))
    : requestAnimationFrame
  const step = () => {
    if (stop.signal.aborted) return
    draw(shownPosition(shown, Date.now()))
    if (isMoving(shown, Date.now())) next(step)
  }
  step()
  return () => stop.abort()
}
