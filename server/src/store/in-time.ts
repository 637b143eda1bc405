/** What a question came to, or this. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong'
}

/** @throws {TookTooLong} it is not answered within so many milliseconds */
export async function inTime<Result>(question: Promise<Result>, ms: number): Promise<Result> {
  const late = Promise.withResolvers<never>()
  const giveUp = () => late.reject(new TookTooLong(`No answer within ${ms} ms.`))
  // After what has arrived by then was read: it may be we who were busy.
  const timer = setTimeout(setImmediate, ms, giveUp)
  try {
    return await Promise.race([question, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
