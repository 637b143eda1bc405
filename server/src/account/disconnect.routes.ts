import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyBaseLogger } from 'fastify'
import { Disconnected } from '../../contract/disconnect.ts'
import type { Provider } from '../../contract/session.ts'
import { ignoreBodies } from '../http/no-body.ts'
import type { OAuthClient } from '../oauth/client.ts'
import { canRevoke, revokeTokenSet } from '../oauth/revocation.ts'
import type { TokenSet } from '../oauth/token-set.ts'
import { loggableError } from '../observability/logger.ts'
import { productionTimeouts, type Timeouts } from '../timeouts.ts'

interface DisconnectOptions {
  client: OAuthClient
  provider: Provider
  timeouts?: Pick<Timeouts['authorizationServer'], 'revocationMs'>
}

/**
 * Deletes our copy of a grant: every session of the account, and the tokens in them. Then it revokes the tokens of this
 * session, if the authorization server can do that. The tokens of the other sessions open only with their own cookies.
 */
export const disconnectRoutes: FastifyPluginAsyncTypebox<DisconnectOptions> = async (app, options) => {
  const { client, provider, timeouts = productionTimeouts.authorizationServer } = options
  const { appsUrl } = provider
  ignoreBodies(app)
  app.post('/auth/disconnect', { schema: { response: { 200: Disconnected } } }, async (request, reply) => {
    const tokenSet = await app.sessions.endAll(request, reply)
    const revocation = await revoke({ ...client, timeoutMs: timeouts.revocationMs }, tokenSet, request.log)
    return { revocation, ...(appsUrl !== undefined && { appsUrl }) }
  })
}

/** A failure does not undo the rest. The page tells the person about it. */
async function revoke(
  client: OAuthClient,
  tokenSet: TokenSet,
  log: FastifyBaseLogger,
): Promise<Disconnected['revocation']> {
  if (!canRevoke(client)) return 'not-offered'
  try {
    await revokeTokenSet(client, tokenSet)
    return 'told'
  } catch (error) {
    log.warn({ error: loggableError(error) }, 'the authorization server could not be told of a disconnected account')
    return 'failed'
  }
}
