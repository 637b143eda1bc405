import type { Simulation } from '../simulation.ts'
import type { AuthorizationRequest } from './authorization-request.ts'
import { withAnswer } from './redirect-uri.ts'

/**
 * Makes the grant and takes the browser back with a code for it.
 * @returns the address to redirect to
 * @see RFC 6749 §4.1.2
 */
export function approve(simulation: Simulation, request: AuthorizationRequest, accountId: string): string {
  const now = simulation.clock.now()
  const { clientId } = request.client
  const grant = simulation.grants.add({
    clientId,
    accountId,
    scopes: request.scopes,
    authorizedAt: now,
  })
  const { redirectUri, codeChallenge, state } = request
  const code = simulation.grants.issueCode({ grant, redirectUri, codeChallenge, issuedAt: now, spent: false })
  return withAnswer(redirectUri, { code, state })
}

/**
 * Takes the browser back with the news that the account said no.
 * @see RFC 6749 §4.1.2.1
 */
export function deny({ redirectUri, state }: AuthorizationRequest): string {
  return withAnswer(redirectUri, { error: 'access_denied', state })
}
