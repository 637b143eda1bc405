import { type FormEvent, type KeyboardEvent, useRef } from 'react'
import { useTrailing } from './use-debounced.ts'

/** Milliseconds that a key moves. */
const keySteps: Record<string, number> = {
  ArrowLeft: -5_000,
  ArrowDown: -5_000,
  ArrowRight: 5_000,
  ArrowUp: 5_000,
  PageDown: -30_000,
  PageUp: 30_000,
}
const keyPauseMs = 350
/** So long the new place is held until news of it has come; without news the old place comes back. */
const holdMs = 200

interface Scrubbing {
  durationMs: number
  /** Shows a place while it is sought. */
  draw: (positionMs: number) => void
  onSeek: (positionMs: number) => void
}

/**
 * What a range input needs to seek: while a person drags or presses keys the place is theirs, not playback's. Several
 * keys make one command.
 */
export function useScrubbing({ durationMs, draw, onSeek }: Scrubbing) {
  /** Where the person is; `undefined` while playback moves the picture. */
  const place = useRef<number>(undefined)
  const release = useTrailing(() => {
    place.current = undefined
  }, holdMs)
  const commit = () => {
    if (place.current === undefined) return
    onSeek(place.current)
    release(undefined)
  }
  const commitSoon = useTrailing(commit, keyPauseMs)
  const move = (positionMs: number) => {
    place.current = Math.min(Math.max(0, positionMs), durationMs)
    draw(place.current)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = keySteps[event.key]
    if (step === undefined || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    move((place.current ?? event.currentTarget.valueAsNumber) + step)
    commitSoon(undefined)
  }
  // React's onChange is the input event; only the browser's own change event says that the person has let go.
  const ref = (input: HTMLInputElement | null) => {
    input?.addEventListener('change', commit)
    return () => input?.removeEventListener('change', commit)
  }
  const onInput = (event: FormEvent<HTMLInputElement>) => move(event.currentTarget.valueAsNumber)
  return { place, props: { ref, onInput, onKeyDown } }
}
