import type { CallBody } from './call-body.ts'
import type { OperationMatch } from './operation-matcher.ts'

/** For whom a call is made. */
export interface Caller {
  sessionId: string
  accountId: string
  scopes: readonly string[]
  /**
   * One good to use now.
   * @param rejected the one that the Web API has just answered 401 for
   */
  accessToken(rejected?: string): Promise<string>
}

export interface WebApiCall extends OperationMatch {
  query: URLSearchParams
  body?: CallBody | undefined
}
