import { setTimeout as delay } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import type { Answer } from './answer.ts'

/** Clients that send a request, wait for the answer and a short pause, and go on so until they are stopped. */
export interface Load {
  /** Resolves when `times` more requests had the expected status. */
  served(times: number): Promise<void>
  /** The requests that had another outcome so far. */
  failures: string[]
  stop(): Promise<void>
}

type Visit = () => Promise<Answer>

/** Between two requests of one client: without it the load takes the processor that a new process needs to start. */
const pauseMs = 25

/** @param expected the status that each visit should come to */
export function startLoad(visits: readonly Visit[], expected = 200): Load {
  const failures: string[] = []
  const waiting = new Map<number, () => void>()
  let count = 0
  let isStopped = false

  const serve = () => {
    count += 1
    waiting.get(count)?.()
    waiting.delete(count)
  }
  const comeAgain = async (visit: Visit) => {
    while (!isStopped) {
      await visit().then(
        ({ status, text }) => (status === expected ? serve() : failures.push(`${status} ${text}`)),
        (error: Error) => failures.push(String(error)),
      )
      await delay(pauseMs)
    }
  }
  const visitors = visits.map(comeAgain)
  onTestFinished(() => {
    isStopped = true
  })

  return {
    failures,
    served: (times) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      waiting.set(count + times, resolve)
      return promise
    },
    stop: async () => {
      isStopped = true
      await Promise.all(visitors)
    },
  }
}
