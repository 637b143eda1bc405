import { useEffect, useRef } from 'react'

/** A function that waits until nobody has called it for `pauseMs`, then acts once with the last value. */
export function useDebounced<Value>(act: (value: Value) => void, pauseMs: number): (value: Value) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => () => clearTimeout(timer.current), [])
  return (value) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => latest.current(value), pauseMs)
  }
}
