import { type RefObject, useEffect, useRef } from 'react'

/** Turns a wheel over an element into steps: 1 for a notch away from the person, −1 towards them. Its code comes later. */
export function useWheel(element: RefObject<HTMLElement | null>, onStep: ((steps: number) => void) | undefined): void {
  const latest = useRef(onStep)
  useEffect(() => {
    latest.current = onStep
  })
  useEffect(() => {
    const ended = new AbortController()
    void import('./follow-wheel.ts').then(
      ({ followWheel }) => followWheel(element, latest, ended.signal),
      () => {},
    )
    return () => ended.abort()
  }, [element])
}
