import { useSyncExternalStore } from 'react'

const second = 1000

/** Epoch milliseconds, rounded down to the second: the component is drawn again every second. */
export function useNow(): number {
  return useSyncExternalStore(everySecond, () => Math.floor(Date.now() / second) * second)
}

function everySecond(notify: () => void): () => void {
  const timer = setInterval(notify, second)
  return () => clearInterval(timer)
}
