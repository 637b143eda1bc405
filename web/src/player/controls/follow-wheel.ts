import type { RefObject } from 'react'

/** One notch of a mouse wheel, in pixels. A trackpad sends many small moves: together they are as many notches. */
const notchPx = 100

type OnStep = ((steps: number) => void) | undefined

/** Listens to a wheel over an element until the signal ends it. The page does not scroll while there is something to do. */
export function followWheel(
  { current }: RefObject<HTMLElement | null>,
  onStep: RefObject<OnStep>,
  signal: AbortSignal,
) {
  let rest = 0
  const onWheel = (event: WheelEvent) => {
    if (!onStep.current) return
    event.preventDefault()
    const moved = rest - event.deltaY
    const steps = Math.trunc(moved / notchPx)
    rest = moved - steps * notchPx
    if (steps !== 0) onStep.current(steps)
  }
  // React listens to wheels without the right to keep the page from scrolling.
  current?.addEventListener('wheel', onWheel, { passive: false, signal })
}
