import { parentPort, workerData } from 'node:worker_threads'
import { ProblemError } from '../http/problem-error.ts'
import { machineClock } from './sqlite-database.ts'
import type { Answer, Question, ThreadSettings } from './sqlite-thread-client.ts'
import { openSqliteWrites } from './sqlite-writes.ts'

/** The thread that writes. Waiting for a lock or for the disk stops it, and no request. */
const { path, busyMs, answerMs }: ThreadSettings = workerData
const { writes, close } = openSqliteWrites(path, busyMs)
/** When a write last gave up waiting for a lock. */
let gaveUpAt = 0

parentPort?.postMessage('open')
parentPort?.on('message', async (question: Question | 'close') => {
  if (question !== 'close') return parentPort?.postMessage(await answer(question))
  close()
  parentPort?.close()
})

async function answer({ id, name, values, sentAt }: Question): Promise<Answer> {
  // What was sent while another write waited for a lock has waited for the same lock. What is too late has been given up.
  if (sentAt < Math.max(gaveUpAt, machineClock() - answerMs)) return { id, unavailable: 'The file was locked.' }
  try {
    // The names and values come from our own client, which types them.
    const write = writes[name] as (...values: unknown[]) => Promise<unknown>
    return { id, value: await write(...values) }
  } catch (error) {
    if (isLocked(error)) gaveUpAt = machineClock()
    if (error instanceof ProblemError) return { id, unavailable: String(error.cause) }
    return { id, failure: error }
  }
}

/** SQLITE_BUSY. */
function isLocked(error: unknown): boolean {
  const cause = error instanceof ProblemError ? error.cause : undefined
  return cause instanceof Error && 'errcode' in cause && cause.errcode === 5
}
