import type { FastifyError, FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { Simulation } from '../simulation.ts'
import type { SimulationOf } from '../worlds.ts'
import { redeemAuthorizationCode } from './authorization-code.ts'
import { authenticateClient, type CallingClient } from './client-authentication.ts'
import { redeemClientCredentials } from './client-credentials.ts'
import { repeatedParameter, valueIn } from './parameters.ts'
import { redeemRefreshToken } from './refresh-token.ts'
import type { TokenAnswer } from './token-response.ts'
import { TokenRefusal } from './token-response.ts'

type GrantType = (simulation: Simulation, form: URLSearchParams, caller: CallingClient) => TokenAnswer

const grantTypes: ReadonlyMap<string, GrantType> = new Map([
  ['authorization_code', redeemAuthorizationCode],
  ['refresh_token', redeemRefreshToken],
  ['client_credentials', redeemClientCredentials],
])

/** Browsers may call it from any page, as Spotify's public clients do: it reads no cookie. */
const crossOrigin = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'POST, OPTIONS',
  'access-control-allow-headers': 'authorization, content-type',
}

/** `POST /api/token`. */
export const tokenRoutes: FastifyPluginAsync<{ simulationOf: SimulationOf }> = async (app, { simulationOf }) => {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({ ...crossOrigin, 'cache-control': 'no-store', pragma: 'no-cache' })
  })

  app.options('/api/token', async (_request, reply) => reply.code(204).send())

  app.post('/api/token', async (request): Promise<TokenAnswer> => {
    const simulation = simulationOf(request)
    const form = formOf(request)
    const redeem = grantTypeOf(form)
    return redeem(simulation, form, authenticateClient(request.headers.authorization, form, simulation.clients))
  })

  app.setErrorHandler(async (error: FastifyError | TokenRefusal, request, reply) => {
    if (error instanceof TokenRefusal) {
      return reply.code(error.status).send({ error: error.error, error_description: error.message || undefined })
    }
    const status = error.statusCode ?? 500
    if (status >= 500) request.log.error(error)
    return reply.code(status).send({ error: 'server_error', error_description: `Unexpected status: ${status}` })
  })
}

/**
 * Spotify refuses a JSON body as a media type (observed). Any other body that is not a form counts as an empty form.
 */
function formOf({ headers, body }: FastifyRequest): URLSearchParams {
  if (/^application\/json\b/i.test(headers['content-type'] ?? '')) {
    throw new TokenRefusal('server_error', 'Unexpected status: 415', 415)
  }
  return body instanceof URLSearchParams ? body : new URLSearchParams()
}

function grantTypeOf(form: URLSearchParams): GrantType {
  const repeated = repeatedParameter(form)
  // Choice: the text is ours; Spotify's is not known.
  if (repeated) throw new TokenRefusal('invalid_request', `${repeated} must be supplied once`)
  const name = valueIn(form, 'grant_type')
  if (name === undefined) throw new TokenRefusal('unsupported_grant_type', 'grant_type parameter is missing')
  const grantType = grantTypes.get(name)
  if (!grantType) throw new TokenRefusal('unsupported_grant_type', `grant_type ${name} is not supported`)
  return grantType
}
