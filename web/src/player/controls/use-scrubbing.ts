import { type FormEvent, type KeyboardEvent, useRef } from 'react'
import { useDebounced } from '../../shared/use-debounced.ts'

/** How far a key moves, in milliseconds. */
const keySteps: Record<string, number> = {
  ArrowLeft: -5_000,
  ArrowDown: -5_000,
  ArrowRight: 5_000,
  ArrowUp: 5_000,
  PageDown: -30_000,
  PageUp: 30_000,
}
const keyPauseMs = 350
/** The new position stays for so long. Until then a sample shows it; if none does, the old position comes back. */
const holdMs = 200

interface Scrubbing {
  durationMs: number
  /** Shows a position that the person has not chosen yet. */
  draw: (positionMs: number) => void
  onSeek: (positionMs: number) => void
}

/**
 * What a range input needs to seek. While a person drags or presses keys, the position is the person's and not playback's.
 * Several keys in a row make one command.
 */
export function useScrubbing({ durationMs, draw, onSeek }: Scrubbing) {
  /** The person's position; `undefined` while playback moves the line. */
  const held = useRef<number>(undefined)
  const release = useDebounced(() => {
    held.current = undefined
  }, holdMs)
  const commit = () => {
    if (held.current === undefined) return
    onSeek(held.current)
    release(undefined)
  }
  const commitSoon = useDebounced(commit, keyPauseMs)
  const move = (positionMs: number) => {
    held.current = Math.min(Math.max(0, positionMs), durationMs)
    draw(held.current)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = keySteps[event.key]
    if (step === undefined || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    move((held.current ?? event.currentTarget.valueAsNumber) + step)
    commitSoon(undefined)
  }
  // React's onChange is the input event; only the browser's own change event says that the person has let go of the slider.
  const ref = (input: HTMLInputElement | null) => {
    input?.addEventListener('change', commit)
    return () => input?.removeEventListener('change', commit)
  }
  const onInput = (event: FormEvent<HTMLInputElement>) => move(event.currentTarget.valueAsNumber)
  return { held, props: { ref, onInput, onKeyDown } }
}
