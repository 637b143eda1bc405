import type { Simulation } from '../simulation.ts'
import type { CallingClient } from './client-authentication.ts'
import { type TokenAnswer, TokenRefusal, tokenAnswer } from './token-response.ts'

/**
 * Gives a client an access token of its own: it reads the catalogue and nothing of any account. There is no refresh
 * token, because the client can ask again. A `scope` is ignored: no account is there to grant it.
 * @throws {TokenRefusal} `invalid_client` without the secret: nothing else says who the client is
 * @see RFC 6749 §4.4
 */
export function redeemClientCredentials(
  simulation: Simulation,
  _form: URLSearchParams,
  { client, provedSecret }: CallingClient,
): TokenAnswer {
  if (!provedSecret) throw new TokenRefusal('invalid_client', 'Invalid client secret')
  const grant = simulation.grants.add({
    clientId: client.clientId,
    accountId: undefined,
    scopes: [],
    authorizedAt: simulation.clock.now(),
  })
  return tokenAnswer(simulation, grant)
}
