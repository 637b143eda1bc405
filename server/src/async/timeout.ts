/** The time was over before the work was done. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError'
}

const reject = (ms: number): never => {
  throw new TimeoutError(`No answer within ${ms} ms.`)
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
