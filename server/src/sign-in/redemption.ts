import type { Account } from '../../contract/session.ts'
import { createSingleFlight } from '../async/single-flight.ts'
import { ProblemError, toProblemError } from '../http/problem-error.ts'
import type { OAuthClient } from '../oauth/client.ts'
import { OAuthError } from '../oauth/errors.ts'
import { traceTokenCall } from '../oauth/token-call.ts'
import { redeemAuthorizationCode } from '../oauth/token-endpoint.ts'
import type { TokenSet } from '../oauth/token-set.ts'
import { type FlowInput, type RecordFlow, recordNoFlow } from '../observability/flow-input.ts'
import { accountOf, type ReadAccount, wasReadFromWebApi } from '../session/account.ts'
import type { Sessions } from '../session/session.plugin.ts'
import type { CreatedSession } from '../session/session-records.ts'
import type { SessionStore } from '../store/session-store.ts'
import { productionTimeouts, type Timeouts } from '../timeouts.ts'
import { attemptOf, type PendingAuthorization } from './pending-authorization.ts'
import { authorizationSteps, redeemSteps } from './sign-in-steps.ts'

interface RedeemerOptions {
  client: OAuthClient
  store: SessionStore
  sessions: Sessions
  readAccount: ReadAccount
  /** Epoch milliseconds. */
  now(): number
  recordFlow?: RecordFlow | undefined
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
  const { store, sessions, readAccount, now, timeouts = productionTimeouts.signIn } = options
  const { recordFlow = recordNoFlow } = options
  const redemptions = createSingleFlight<CreatedSession | undefined>()

  /** Adds to `steps` what happens. @throws as `redeem` */
  async function redeemCode({ code, pending }: Approval, steps: FlowInput[], at: number): Promise<TokenSet> {
    const { codeVerifier, scopes } = pending
    const { client, call } = traceTokenCall(options.client)
    const redemption = { client, code, pending }
    try {
      const tokenSet = await redeemAuthorizationCode(client, { code, codeVerifier, scopes })
      steps.push(...redeemSteps({ ...redemption, call: call(), tokenSet }))
      return tokenSet
    } catch (refusal) {
      const error = explainRefusal(refusal)
      steps.push(...redeemSteps({ ...redemption, call: call(), error }))
      // There is no session yet. The one that this sign-in was to replace goes on, and its page can show what went wrong.
      const { code: problem } = toProblemError(error)
      if (pending.replaces !== undefined)
        recordFlow(pending.replaces, ...authorizationSteps({ pending, at, code, problem }), ...steps)
      throw error
    }
  }

  async function askForAccount(tokenSet: TokenSet, ms: number, steps: FlowInput[]): Promise<Account> {
    const [at, beganAt] = [now(), performance.now()]
    const account = await accountOf(readAccount, tokenSet, ms)
    const measured = { at, ms: performance.now() - beganAt }
    // Where the account is not named, nothing is known of the answer.
    const status = wasReadFromWebApi(account, tokenSet) ? 200 : undefined
    steps.push({ kind: 'account', ...measured, status, sent: { access_token: tokenSet.accessToken } })
    return account
  }

  async function redeem(attempt: string, approval: Approval): Promise<CreatedSession | undefined> {
    const { code, pending, ...details } = approval
    if (!(await store.spend(attempt, now() + spentAttemptMs))) return undefined
    const endsAt = performance.now() + timeouts.redemptionMs
    const at = now()
    const steps: FlowInput[] = []
    const tokenSet = await redeemCode(approval, steps, at)
    const account = await askForAccount(tokenSet, endsAt - performance.now(), steps)
    const created = await sessions.create({ account, tokenSet, requestedScopes: pending.scopes, ...details })
    recordFlow(created.session.id, ...authorizationSteps({ pending, at, code }), ...steps)
    return created
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
function explainRefusal(error: unknown): unknown {
  if (!(error instanceof OAuthError) || error.error !== 'invalid_grant') return error
  return new ProblemError('invalid-authorization-response', {
    detail: 'The authorization server did not accept the code.',
    members: { reason: error.error },
    cause: error,
  })
}
