import type { OAuthClient } from '../oauth/client.ts'
import { OAuthError } from '../oauth/errors.ts'
import type { TokenCall } from '../oauth/token-call.ts'
import type { TokenSet } from '../oauth/token-set.ts'
import type { FlowInput } from '../observability/flow-input.ts'
import type { RefreshAttempt } from './refresh-attempt.ts'

interface MadeRefresh {
  client: Pick<OAuthClient, 'clientSecret'>
  before: TokenSet
  attempt: RefreshAttempt
  call: TokenCall
  outcome: string
}

/** A refresh as the flow record takes it: what was held, what was sent, what came, and what that meant for the session. */
export function refreshStep({ client, before, attempt, call, outcome }: MadeRefresh): FlowInput {
  const after = attempt.failure ? undefined : attempt.body?.tokenSet
  const isReplaced = after?.refreshToken !== before.refreshToken
  const cause = attempt.failure?.problem.cause
  return {
    kind: 'refresh',
    ...call,
    problem: attempt.failure?.problem.code,
    held: { access_token: before.accessToken, refresh_token: before.refreshToken, scope: before.scopes },
    sent: { grant_type: 'refresh_token', client_secret: client.clientSecret, refresh_token: before.refreshToken },
    answered: {
      access_token: after?.accessToken,
      refresh_token: isReplaced ? after?.refreshToken : undefined,
      expires_in: after && (after.expiresAt - after.obtainedAt) / 1000,
      scope: after?.scopes,
      error: cause instanceof OAuthError ? cause.error : undefined,
      outcome,
    },
  }
}
