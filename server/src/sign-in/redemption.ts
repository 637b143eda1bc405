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
  /** Epoch milliseconds. */
  now(): number
  /** A sign-in is answered within 10 s: the time that the token endpoint leaves is for reading the account. */
  timeouts?: Timeouts['signIn'] | undefined
}

export interface Approval {
  code: string
  pending: PendingAuthorization
  /** The label of the browser. */
  browser: string
  /** The ids of the sessions that the new one replaces. */
  replaces: readonly string[]
}

/** How long a spent attempt is stored. Until then a repeated callback is recognised as one. */
const spentAttemptMs = 24 * 3600 * 1000

/**
 * Makes a session of an approved sign-in, once: the attempt is spent before the code is sent. A second request that comes
 * meanwhile gets the same session: after a reload the browser never reads the answer to the first request.
 */
export function createRedeemer(options: RedeemerOptions) {
  const { client, store, sessions, readAccount, now, timeouts = productionTimeouts.signIn } = options
  const redemptions = createSingleFlight<CreatedSession | undefined>()

  async function redeem(attempt: string, { code, pending, ...details }: Approval): Promise<CreatedSession | undefined> {
    if (!(await store.spend(attempt, now() + spentAttemptMs))) return undefined
    const endsAt = performance.now() + timeouts.redemptionMs
    const { codeVerifier, scopes } = pending
    const tokenSet = await redeemAuthorizationCode(client, { code, codeVerifier, scopes }).catch(explainRefusal)
    const account = await accountOf(readAccount, tokenSet, endsAt - performance.now())
    return sessions.create({ account, tokenSet, ...details })
  }

  return {
    /** @returns `undefined` when the attempt was spent before @throws {ProblemError | OAuthError} */
    redeem(approval: Approval): Promise<CreatedSession | undefined> {
      const attempt = attemptOf(approval.pending.state)
      return redemptions.share(attempt, () => redeem(attempt, approval))
    },
    wasRedeemed: (state: string): Promise<boolean> => store.isSpent(attemptOf(state)),
  }
}

/** A refused code ends only this sign-in: there is no grant yet that could be over. */
function explainRefusal(error: unknown): never {
  if (!(error instanceof OAuthError) || error.error !== 'invalid_grant') throw error
  throw new ProblemError('invalid-authorization-response', {
    detail: 'The authorization server did not accept the code.',
    members: { reason: error.error },
    cause: error,
  })
}
