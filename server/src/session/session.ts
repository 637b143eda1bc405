import type { Account } from '../../contract/session.ts'
import type { TokenSet } from '../oauth/token-set.ts'

/** Our record of a signed-in account, as the rest of the server sees it. All times are epoch milliseconds. */
export interface Session {
  /** The SHA-256 of the cookie's id: names the session in the store and in memory, opens nothing. */
  id: string
  account: Account
  tokenSet: TokenSet
  /** When the account consented: the grant's own six months run from here. */
  grantedAt: number
  createdAt: number
  lastSeenAt: number
  /** The absolute end. The idle end is found from `lastSeenAt`. */
  endsAt: number
}
