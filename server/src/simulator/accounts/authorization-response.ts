import { randomBytes } from 'node:crypto'
import type { AuthorizationResponse } from '../settings.ts'
import type { Simulation } from '../simulation.ts'
import { codeLifeMs } from './authorization-code.ts'
import type { AuthorizationRequest } from './authorization-request.ts'
import type { AuthorizationCode } from './grant.ts'
import { withAnswer } from './redirect-uri.ts'

interface Approval {
  simulation: Simulation
  request: AuthorizationRequest
  accountId: string
}

/** A value that no request can have sent: as long as an S256 challenge, and as hard to guess. */
const stranger = () => randomBytes(32).toString('base64url')

/**
 * What the browser brings back, by the setting. What attacks and mistakes make of it is for testing clients: each of
 * these a client must notice, and the token endpoint notices with it.
 */
const responses: Readonly<Record<AuthorizationResponse, (approval: Approval) => string>> = {
  'good-code': (approval) => withCode(approval, {}),
  refusal: ({ request }) => deny(request),
  /** Of a sign-in that this browser never began. @see RFC 6749 §10.12 */
  'forged-state': (approval) => withCode(approval, {}, stranger()),
  /** It was redeemed before. @see RFC 6749 §4.1.2 */
  'used-code': (approval) => withCode(approval, { spent: true }),
  'expired-code': (approval) => withCode(approval, { issuedAt: approval.simulation.clock.now() - codeLifeMs }),
  /** An attacker's own code, put into this browser's answer: for another account, bound to another challenge. @see RFC 9700 §4.5 */
  'foreign-code': ({ simulation, request, accountId }) =>
    withCode({ simulation, request, accountId: otherThan(accountId, simulation) }, foreignChallenge(request)),
  /** The code is bound to a challenge that the client's verifier does not fit. @see RFC 7636 §4.6 */
  'foreign-challenge': (approval) => withCode(approval, { codeChallenge: stranger() }),
}

/**
 * Makes the grant and sends the browser back, with a code for it unless the setting says otherwise.
 * @returns the address to redirect to
 * @see RFC 6749 §4.1.2
 */
export function approve(simulation: Simulation, request: AuthorizationRequest, accountId: string): string {
  return responses[simulation.settings.authorizationResponse]({ simulation, request, accountId })
}

/**
 * Sends the browser back with `access_denied`: the account declined.
 * @see RFC 6749 §4.1.2.1
 */
export function deny({ redirectUri, state }: AuthorizationRequest): string {
  return withAnswer(redirectUri, { error: 'access_denied', state })
}

function withCode(
  { simulation, request, accountId }: Approval,
  change: Partial<Pick<AuthorizationCode, 'spent' | 'issuedAt' | 'codeChallenge'>>,
  state = request.state,
): string {
  const { redirectUri, codeChallenge, client, scopes } = request
  const now = simulation.clock.now()
  const grant = simulation.grants.add({ clientId: client.clientId, accountId, scopes, authorizedAt: now })
  const code = { grant, redirectUri, codeChallenge, issuedAt: now, spent: false, ...change }
  return withAnswer(redirectUri, { code: simulation.grants.issueCode(code), state })
}

/** A client without PKCE can't tell: its own code would have no challenge either. */
const foreignChallenge = ({ codeChallenge }: AuthorizationRequest) =>
  codeChallenge === undefined ? {} : { codeChallenge: stranger() }

function otherThan(accountId: string, { world }: Simulation): string {
  return [...world.accounts.keys()].find((id) => id !== accountId) ?? accountId
}
