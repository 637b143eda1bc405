import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Account } from '../../contract/session.ts'
import type { TokenSet } from '../oauth/token-set.ts'

/** Asks the Web API whose an access token is. `undefined`: it does not say. */
export type ReadAccount = (accessToken: string) => Promise<Account | undefined>

/** Whose an access token is, if the Web API can be asked in time: signing in and refreshing work without. */
export async function tryReadAccount(
  readAccount: ReadAccount,
  accessToken: string,
  timeoutMs = 5000,
): Promise<Account | undefined> {
  const enough = new AbortController()
  try {
    const timeout = delay(timeoutMs, undefined, { signal: enough.signal, ref: false })
    return await Promise.race([readAccount(accessToken), timeout])
  } catch {
    return undefined
  } finally {
    enough.abort()
  }
}

const unknownPrefix = 'unknown:'

/** Whom a token set is for: by the Web API, else by its id_token, else somebody. */
export async function accountOf(
  readAccount: ReadAccount,
  { accessToken, subject }: TokenSet,
  timeoutMs: number,
): Promise<Account> {
  const account = await tryReadAccount(readAccount, accessToken, timeoutMs)
  if (account) return account
  if (subject !== undefined) return { id: subject, displayName: subject }
  // Each unknown one is another: the sessions of one account are listed together, and strangers must not be.
  return { id: `${unknownPrefix}${randomUUID()}`, displayName: 'Unknown account' }
}

/** Only then is its id comparable with what the Web API says later. */
export const wasReadFromWebApi = ({ id }: Account, { subject }: TokenSet): boolean =>
  id !== subject && !id.startsWith(unknownPrefix)
