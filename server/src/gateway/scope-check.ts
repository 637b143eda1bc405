import { callFacts } from '../../contract/call-facts.ts'
import type { Operation, OperationId } from '../../contract/operations.ts'
import { judge } from '../../contract/requirements.ts'
import { ProblemError } from '../http/problem-error.ts'
import type { CallBody } from './call-body.ts'

interface CallToCheck {
  id: OperationId
  operation: Operation
  query: URLSearchParams
  body?: CallBody | undefined
}

/**
 * Stops a call that can't succeed with this grant, before Spotify is called. A call that is gone is left to Spotify: in
 * development mode no scope brings it back, and only Spotify knows the mode of the client.
 * @throws {ProblemError} `insufficient-scope`, naming the scopes, which Spotify's own refusal never does
 */
export function checkScopes({ id, operation, query, body }: CallToCheck, granted: readonly string[]): void {
  if (operation.removedSince) return
  const verdict = judge(operation.requirement, new Set(granted), callFacts(id, query, body?.value))
  if (verdict.state !== 'blocked') return
  const { requiredScopes, missingScopes } = verdict
  throw new ProblemError('insufficient-scope', {
    detail: `The grant does not hold ${missingScopes.join(', ')}. Spotify was not called.`,
    members: { requiredScopes, missingScopes },
  })
}
