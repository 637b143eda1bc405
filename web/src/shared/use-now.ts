import { useSyncExternalStore } from 'react'
import { serverNow } from './server-clock.ts'

const second = 1000

/** Epoch milliseconds by the server's clock, rounded down to the second: the component is drawn again every second. */
export function useNow(): number {
  return useSyncExternalStore(everySecond, () => Math.floor(serverNow() / second) * second)
}

function everySecond(notify: () => void): () => void {
  const timer = setInterval(notify, second)
  return () => clearInterval(timer)
}
