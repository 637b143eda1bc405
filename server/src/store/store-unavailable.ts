import { ProblemError } from '../http/problem-error.ts'

/** The store can't be asked: nobody knows whether the caller is signed in, so nobody is told they are not. */
export const storeUnavailable = (cause: unknown): ProblemError =>
  new ProblemError('store-unavailable', { members: { retryAfter: 2 }, cause })
