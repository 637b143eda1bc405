/** What a question came to, or this. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong'
}

/** @throws {TookTooLong} it is not answered within so many milliseconds */
export async function inTime<Result>(question: Promise<Result>, ms: number): Promise<Result> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new TookTooLong(`No answer within ${ms} ms.`)), ms)
  try {
    return await Promise.race([question, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
