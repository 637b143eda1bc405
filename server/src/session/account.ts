import { randomUUID } from 'node:crypto'
import type { Account } from '../../contract/session.ts'
import type { TokenSet } from '../oauth/token-set.ts'

/** The Web API did not name the account, and says when to ask again. */
interface RetryLater {
  retryAfterSeconds: number
}

/**
 * Asks the Web API for the account of an access token. Never rejects: signing in and refreshing work without an answer.
 * @returns `undefined` when no account is known within `timeoutMs`
 */
export type ReadAccount = (accessToken: string, timeoutMs: number) => Promise<Account | RetryLater | undefined>

export const isAccount = (answer: Account | RetryLater | undefined): answer is Account =>
  answer !== undefined && 'id' in answer

const unknownPrefix = 'unknown:'

/** The account of a token set: from the Web API, or else from the id token, or else an unknown account. */
export async function accountOf(
  readAccount: ReadAccount,
  { accessToken, subject }: TokenSet,
  timeoutMs: number,
): Promise<Account> {
  const answer = await readAccount(accessToken, timeoutMs)
  if (isAccount(answer)) return answer
  if (subject !== undefined) return { id: subject, displayName: subject }
  // Each unknown account has an id of its own: sessions with one id are listed together, and may end each other.
  return { id: `${unknownPrefix}${randomUUID()}`, displayName: 'Unknown account' }
}

/** Only such an account can be compared with a later answer of the Web API. */
export const wasReadFromWebApi = ({ id }: Account, { subject }: TokenSet): boolean =>
  id !== subject && !id.startsWith(unknownPrefix)
