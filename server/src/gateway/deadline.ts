import { ProblemError } from '../http/problem-error.ts'

/**
 * Does `work` with a signal that aborts when `signal` does, or when the time is up.
 * @throws {ProblemError} `upstream-timeout` when the time was up first
 */
export async function withDeadline<T>(
  totalMs: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController()
  const detail = `Spotify did not answer within ${totalMs / 1000} s.`
  const timer = setTimeout(() => late.abort(new ProblemError('upstream-timeout', { detail })), totalMs)
  try {
    return await work(AbortSignal.any([signal, late.signal]))
  } catch (error) {
    // Not all that can be aborted fails with the signal's own reason.
    throw late.signal.aborted ? late.signal.reason : error
  } finally {
    clearTimeout(timer)
  }
}
