import { isScope, type Scope } from '../../contract/scopes.ts'
import { ProblemError } from '../http/problem-error.ts'

/**
 * The scopes a sign-in asks for, each once. None is fine: that grants what is public.
 * @throws {ProblemError} `invalid-request` when one is not in the catalogue: Spotify would stop on a page of its own
 * @see RFC 6749 §3.3
 */
export function readRequestedScopes(scope = ''): Scope[] {
  const names = [...new Set(scope.split(' ').filter(Boolean))]
  const unknown = names.filter((name) => !isScope(name))
  if (unknown.length > 0)
    throw new ProblemError('invalid-request', { detail: `There is no scope ${unknown.join(', ').slice(0, 200)}.` })
  return names.filter(isScope)
}
