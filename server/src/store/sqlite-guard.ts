import { ProblemError } from '../http/problem-error.ts'
import { storeUnavailable } from './store-unavailable.ts'

/** Locked, full, read-only, damaged: to those who ask it is all one. Other errors pass as they are. */
export const guard =
  <Arguments extends unknown[], Result>(method: (...args: Arguments) => Promise<Result>) =>
  (...args: Arguments): Promise<Result> =>
    method(...args).catch((error) => {
      throw isOfDatabase(error) ? storeUnavailable(error) : error
    })

export function isOfDatabase(error: unknown): boolean {
  if (error instanceof ProblemError || !(error instanceof Error) || !('code' in error)) return false
  return error.code === 'ERR_SQLITE_ERROR' || error.code === 'ERR_INVALID_STATE'
}
