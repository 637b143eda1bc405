import { createSingleFlight } from '../async/single-flight.ts'
import { ProblemError } from '../http/problem-error.ts'
import type { OAuthClient } from '../oauth/client.ts'
import { OAuthError } from '../oauth/errors.ts'
import { redeemAuthorizationCode } from '../oauth/token-endpoint.ts'
import { accountOf, type ReadAccount } from '../session/account.ts'
import type { Sessions } from '../session/session.plugin.ts'
import type { CreatedSession } from '../session/session-records.ts'
import type { SessionStore } from '../store/session-store.ts'
import { productionTimeouts, type Timeouts } from '../timeouts.ts'
import { attemptOf, type PendingAuthorization } from './pending-authorization.ts'

interface RedeemerOptions {
  client: OAuthClient
  store: SessionStore
  sessions: Sessions
  readAccount: ReadAccount
  now(): number
  /** A sign-in is answered within 10 s: the time that the token endpoint leaves is for reading the account. */
  timeouts?: Timeouts['signIn'] | undefined
}

export interface Approval {
  code: string
  pending: PendingAuthorization
  /** Which browser brought it, in words. */
  browser: string
  /** Sessions that end when this one begins. */
  replaces: readonly string[]
}

/** A spent attempt is remembered for a day: until then a repeated callback is known for what it is. */
const rememberedMs = 24 * 3600 * 1000

/**
 * Makes a session of an approved sign-in, once: the attempt is spent before the code is sent. Who asks again while it is
 * under way shares the session, since the answer to the first request may never be read: that is what reloading does.
 */
export function createRedeemer(options: RedeemerOptions) {
  const { client, store, sessions, readAccount, now, timeouts = productionTimeouts.signIn } = options
  const flights = createSingleFlight<CreatedSession | undefined>()

  async function redeem(attempt: string, { code, pending, ...given }: Approval): Promise<CreatedSession | undefined> {
    if (!(await store.spend(attempt, now() + rememberedMs))) return undefined
    const endsAt = performance.now() + timeouts.redemptionMs
    const { codeVerifier, scopes } = pending
    const tokenSet = await redeemAuthorizationCode(client, { code, codeVerifier, scopes }).catch(nameRefusal)
    const account = await accountOf(readAccount, tokenSet, endsAt - performance.now())
    return sessions.create({ account, tokenSet, ...given })
  }

  return {
    /** @returns `undefined` when the attempt was spent before @throws {ProblemError | OAuthError} */
    redeem(approval: Approval): Promise<CreatedSession | undefined> {
      const attempt = attemptOf(approval.pending.state)
      return flights.share(attempt, () => redeem(attempt, approval))
    },
    wasRedeemed: (state: string): Promise<boolean> => store.isSpent(attemptOf(state)),
  }
}

/** A refused code ends this sign-in; there is no grant yet that could have ended. */
function nameRefusal(error: unknown): never {
  if (!(error instanceof OAuthError) || error.error !== 'invalid_grant') throw error
  throw new ProblemError('invalid-authorization-response', {
    detail: 'The authorization server did not accept the code.',
    members: { reason: error.error },
    cause: error,
  })
}
