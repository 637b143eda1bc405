import type { FastifyPluginAsync } from 'fastify'
import { scopes } from '../../../contract/scopes.ts'
import type { SimulationOf } from '../worlds.ts'

/** Where everything is, for clients that look it up by the issuer. @see OpenID Connect Discovery 1.0 §4, RFC 8414 §2 */
export const discoveryRoutes: FastifyPluginAsync<{ simulationOf: SimulationOf }> = async (app, { simulationOf }) => {
  app.get('/.well-known/openid-configuration', async (request, reply) => {
    reply.headers({ 'access-control-allow-origin': '*', 'cache-control': 'no-cache' })
    return metadata(simulationOf(request).origin)
  })
}

function metadata(origin: string) {
  return {
    issuer: origin,
    authorization_endpoint: `${origin}/authorize`,
    token_endpoint: `${origin}/api/token`,
    scopes_supported: scopes,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
    code_challenge_methods_supported: ['S256'],
  }
}
