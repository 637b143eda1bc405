import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { withTimeout } from '../async/timeout.ts'
import { machineClock } from './sqlite-database.ts'
import { type SqliteWrites, writeNames } from './sqlite-writes.ts'
import { storeUnavailable } from './store.ts'

export interface ThreadSettings {
  path: string
  /** How long a write waits for a locked file. */
  busyMs: number
  /** When a write is given up. */
  answerMs: number
}

/** One write, as it is sent to the thread. */
export interface Question {
  id: number
  name: keyof SqliteWrites
  values: unknown[]
  /** By the machine's clock. */
  sentAt: number
}

export type Answer =
  | { id: number; value: unknown }
  | { id: number; unavailable: string }
  | { id: number; failure: unknown }

interface SqliteThread {
  writes: SqliteWrites
  close(): Promise<void>
}

/** They read every row or write many; nobody waits for them. */
const withoutLimit: readonly string[] = ['sweep', 'countLive'] satisfies (keyof SqliteWrites)[]

/** It holds statements and one message at a time. */
const resourceLimits = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 64 }

/**
 * A thread that writes to a file. It is started for the first write, and again for the first one after it has died.
 * Every write throws {ProblemError} `store-unavailable` when it is not done within `answerMs`.
 */
export function createSqliteThread(settings: ThreadSettings): SqliteThread {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let lastId = 0
  let isClosed = false
  let thread: Promise<Worker> | undefined

  function settle(answer: Answer): void {
    const question = waiting.get(answer.id)
    if ('value' in answer) question?.resolve(answer.value)
    else question?.reject('failure' in answer ? answer.failure : storeUnavailable(new Error(answer.unavailable)))
  }
  function start(): Promise<Worker> {
    const starting = startThread(settings, settle, (error) => {
      if (thread === starting) thread = undefined
      for (const question of waiting.values()) question.reject(storeUnavailable(error))
    })
    return starting
  }

  const ask = async (name: string, values: unknown[]): Promise<unknown> => {
    if (isClosed) throw storeUnavailable(new Error('The store is closed.'))
    thread ??= start()
    const started = await thread
    lastId += 1
    const id = lastId
    const question = Promise.withResolvers<unknown>()
    waiting.set(id, question)
    // Only a write under way keeps the process alive.
    started.ref()
    started.postMessage({ id, name, values, sentAt: machineClock() })
    try {
      if (withoutLimit.includes(name)) return await question.promise
      return await withTimeout(question.promise, settings.answerMs, tooLate)
    } finally {
      waiting.delete(id)
      if (waiting.size === 0) started.unref()
    }
  }

  return {
    // Each name is one of the thread's own, which takes the values as they come.
    writes: Object.fromEntries(
      writeNames.map((name) => [name, (...values: unknown[]) => ask(name, values)]),
    ) as unknown as SqliteWrites,
    async close() {
      isClosed = true
      const open = await thread?.catch(() => undefined)
      if (!open) return
      const ended = once(open, 'exit')
      open.postMessage('close')
      await withTimeout(ended, settings.answerMs, () => [])
      await open.terminate()
    },
  }
}

/**
 * Resolves when the thread takes questions.
 * @param onEnd called when it has ended, also while it starts
 * @throws {ProblemError} `store-unavailable`: it can't open the file
 */
function startThread(
  workerData: ThreadSettings,
  onAnswer: (answer: Answer) => void,
  onEnd: (error: unknown) => void,
): Promise<Worker> {
  const started = Promise.withResolvers<Worker>()
  const thread = new Worker(new URL('./sqlite-thread.ts', import.meta.url), {
    workerData,
    resourceLimits,
    execArgv: [],
  })
  const end = (error: unknown) => {
    started.reject(storeUnavailable(error))
    onEnd(error)
  }
  thread.on('message', (message: Answer | 'open') => (message === 'open' ? started.resolve(thread) : onAnswer(message)))
  thread.on('error', end)
  thread.on('exit', () => end(new Error('The thread of the session file has ended.')))
  return started.promise
}

const tooLate = (ms: number): never => {
  throw storeUnavailable(new Error(`The file was not written within ${ms} ms.`))
}
