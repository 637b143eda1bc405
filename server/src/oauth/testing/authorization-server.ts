import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import Provider from 'oidc-provider'
import { startHttpServer } from '../../../test/harness/http-server.ts'
import type { OAuthClient } from '../client.ts'
import { testClient } from './client.ts'

export interface AuthorizationServer {
  client: OAuthClient
  /** What the account holder will answer. */
  decision: 'approve' | 'deny'
}

/** An authorization server that we did not write: PKCE required, `iss` in its responses, refresh tokens that rotate. */
export async function startAuthorizationServer(changes: Partial<OAuthClient> = {}): Promise<AuthorizationServer> {
  let listener: RequestListener = () => {}
  const issuer = await startHttpServer((request, response) => listener(request, response))
  const client = testClient({
    issuer,
    authorizationEndpoint: `${issuer}/auth`,
    tokenEndpoint: `${issuer}/token`,
    revocationEndpoint: `${issuer}/token/revocation`,
    clientId: 'deck:one',
    clientSecret: 'a secret + signs: %&=',
    now: Date.now,
    ...changes,
  })
  const server: AuthorizationServer = { client, decision: 'approve' }
  const provider = new Provider(issuer, configuration(client))
  const answerProtocol = provider.callback()
  listener = (request, response) => {
    if (request.url?.startsWith('/interaction/')) interact(provider, server.decision, request, response)
    else answerProtocol(request, response)
  }
  return server
}

const configuration = (client: OAuthClient) => ({
  clients: [
    {
      client_id: client.clientId,
      client_secret: client.clientSecret,
      redirect_uris: [client.redirectUri],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_basic',
    },
  ],
  pkce: { required: () => true },
  rotateRefreshToken: true,
  issueRefreshToken: () => true,
  scopes: ['openid', 'playlist-read-private', 'user-library-read'],
  features: { devInteractions: { enabled: false }, revocation: { enabled: true } },
  interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
  findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
  cookies: { keys: ['signs the cookies of one test'] },
})

async function interact(
  provider: Provider,
  decision: AuthorizationServer['decision'],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response)
  const finish = (result: unknown) => provider.interactionFinished(request, response, result)
  if (prompt.name === 'login') return finish({ login: { accountId: 'ada' } })
  if (decision === 'deny') return finish({ error: 'access_denied', error_description: 'The account holder said no.' })
  const grant = new provider.Grant({ accountId: session?.accountId ?? '', clientId: params.client_id })
  grant.addOIDCScope(params.scope ?? '')
  return finish({ consent: { grantId: await grant.save() } })
}
