import { callFacts } from '../../contract/call-facts.ts'
import type { Operation, OperationId } from '../../contract/operations.ts'
import { type CallFacts, judge } from '../../contract/requirements.ts'
import { ProblemError } from '../http/problem-error.ts'
import type { Session } from '../session/session.ts'
import type { CallBody } from './call-body.ts'

interface CallToCheck {
  id: OperationId
  operation: Operation
  query: URLSearchParams
  body?: CallBody | undefined
}

/** What a session may use, and what the person has switched off of it in the lens. */
type Scopes = Pick<Session, 'scopes' | 'withheldScopes'>

/**
 * Stops a call that can't succeed with this grant, before Spotify is called. A call that is gone is left to Spotify: in
 * development mode no scope brings it back, and only Spotify knows the mode of the client.
 * @throws {ProblemError} `insufficient-scope`, naming the scopes, which Spotify's own refusal never does
 */
export function checkScopes(call: CallToCheck, scopes: Scopes): void {
  if (!call.operation.removedSince) refuseBlocked(call, scopes)
}

/**
 * Stops a call that can't succeed, gone or not.
 * @param known what is known of the call besides what it says itself
 * @throws {ProblemError} `insufficient-scope`
 */
export function refuseBlocked(call: CallToCheck, { scopes, withheldScopes }: Scopes, known: CallFacts = {}): void {
  const { id, operation, query, body } = call
  const facts = { ...callFacts(id, query, body?.value), ...known }
  const { state, requiredScopes, missingScopes } = judge(operation.requirement, new Set(scopes), facts)
  if (state !== 'blocked') return
  const withheld = missingScopes.filter((scope) => withheldScopes.includes(scope))
  const why =
    withheld.length > 0
      ? `Switched off in the lens: ${withheld.join(', ')}.`
      : `The grant does not hold ${missingScopes.join(', ')}.`
  throw new ProblemError('insufficient-scope', {
    detail: `${why} Spotify was not called.`,
    members: { requiredScopes, missingScopes },
  })
}
