/** The time was over before the work was done. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError'
}

const timeoutError = (ms: number) => new TimeoutError(`No answer within ${ms} ms.`)

const reject = (ms: number): never => {
  throw timeoutError(ms)
}

/**
 * The result of `work`, or of `onTimeout` when `ms` milliseconds pass first. The work goes on all the same; only this
 * caller stops waiting for it.
 * @param onTimeout gives a result in place of the one that is late; left out, it throws
 * @throws {TimeoutError} the time is over and there is no `onTimeout`; or whatever `work` fails with
 */
export async function withTimeout<Result>(
  work: Promise<Result>,
  ms: number,
  onTimeout: (ms: number) => Result = reject,
): Promise<Result> {
  const late = Promise.withResolvers<void>()
  // setImmediate lets this process first read the answers that have arrived: a late answer may be its own fault.
  const timer = setTimeout(setImmediate, ms, late.resolve)
  try {
    return await Promise.race([work, late.promise.then(() => onTimeout(ms))])
  } finally {
    clearTimeout(timer)
  }
}

interface Deadline {
  ms: number
  /** Aborts the work. Its owner may do so before the deadline, when the result is not wanted any more. */
  abort?: AbortController
  /** Makes the error of work that was not done in time; a `TimeoutError` when left out. */
  late?(ms: number): Error
}

/**
 * Does `work` with a signal that aborts when `ms` milliseconds are over, or when the owner of `abort` aborts. Unlike
 * `withTimeout` it waits until the work has ended, which the signal is to bring about.
 * @throws the reason of the signal once that has aborted, which is what `late` makes when the time was over first; or
 *   whatever `work` fails with
 */
export async function withDeadline<Result>(
  { ms, abort = new AbortController(), late = timeoutError }: Deadline,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const { signal } = abort
  const timer = setTimeout(() => abort.abort(late(ms)), ms)
  try {
    return await work(signal)
  } catch (error) {
    // Not everything that can be aborted fails with the signal's own reason.
    throw signal.aborted ? signal.reason : error
  } finally {
    clearTimeout(timer)
  }
}
