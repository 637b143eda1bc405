import { type ProblemCode, problemCatalogue } from '../../contract/problems.ts'
import { toProblemError } from '../http/problem-error.ts'
import type { OAuthClient } from '../oauth/client.ts'
import { OAuthError } from '../oauth/errors.ts'
import type { TokenCall } from '../oauth/token-call.ts'
import type { TokenSet } from '../oauth/token-set.ts'
import type { FlowInput } from '../observability/flow-input.ts'
import type { PendingAuthorization } from './pending-authorization.ts'

interface Arrival {
  pending: PendingAuthorization
  /** Epoch milliseconds, when the browser came back. */
  at: number
  code?: string
  /** In place of a code. */
  error?: string
  /** Why the browser got a page about a problem, and no session. */
  problem?: ProblemCode
}

/**
 * From the start of a sign-in to the browser's return. All of it is known at the return, from the pending authorization and
 * the answer, so nothing more has to travel with the browser.
 */
export function authorizationSteps({ pending, at, code, error, problem }: Arrival): FlowInput[] {
  const { state, codeVerifier, scopes, startedAt } = pending
  const request = { scope: scopes, state, code_challenge: codeVerifier, code_challenge_method: 'S256' }
  const authorization = { response_type: 'code', ...request }
  return [
    { kind: 'sign-in', at: startedAt, status: 302, sent: { scope: scopes }, answered: authorization },
    { kind: 'authorize', at: startedAt, sent: authorization },
    {
      ...{ kind: 'consent', at, status: 302 },
      sent: { decision: error === undefined ? 'approved' : 'refused' },
      answered: { code, state, error },
    },
    {
      ...{ kind: 'callback', at, status: problem ? problemCatalogue[problem].status : 302, problem },
      sent: { code, state, error },
      answered: { state_check: 'matches' },
    },
  ]
}

interface RefusedCallback {
  /** Epoch milliseconds, when it came. */
  at: number
  code: string | undefined
  state: string
  check: 'unknown' | 'too old'
}

/** A callback that belongs to no sign-in that can be finished: nothing else is done with it. */
export const refusedCallbackStep = ({ at, code, state, check }: RefusedCallback): FlowInput => ({
  ...{ kind: 'callback', at, status: 400, problem: 'invalid-authorization-response' },
  sent: { code, state },
  answered: { state_check: check },
})

interface Redemption {
  client: Pick<OAuthClient, 'clientSecret'>
  call: TokenCall | undefined
  code: string
  pending: PendingAuthorization
  tokenSet?: TokenSet
  /** Why there is no token set. */
  error?: unknown
}

/** The code becomes a token set, or not. */
export function redeemSteps({ client, call, code, pending, tokenSet, error }: Redemption): FlowInput[] {
  if (!call) return []
  const cause = error instanceof Error && error.cause instanceof OAuthError ? error.cause : error
  return [
    {
      ...{ kind: 'redeem', ...call, problem: error === undefined ? undefined : toProblemError(error).code },
      sent: {
        grant_type: 'authorization_code',
        client_secret: client.clientSecret,
        code,
        code_verifier: pending.codeVerifier,
      },
      answered: {
        access_token: tokenSet?.accessToken,
        refresh_token: tokenSet?.refreshToken,
        expires_in: tokenSet && (tokenSet.expiresAt - tokenSet.obtainedAt) / 1000,
        scope: tokenSet?.scopes,
        error: cause instanceof OAuthError ? cause.error : undefined,
      },
    },
  ]
}
