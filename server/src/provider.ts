import type { FastifyInstance } from 'fastify'
import type { Provider } from '../contract/session.ts'
import type { Config } from './config.ts'
import type { ProviderPaths } from './flow/redact-step.ts'
import { createAccountReader } from './gateway/read-account.ts'
import { createUpstream, upstreamLimits } from './gateway/upstream.ts'
import { openConnections } from './http/connections.ts'
import type { OAuthClient } from './oauth/client.ts'
import type { Instrumentation } from './observability/instrumentation.ts'
import type { ReadAccount } from './session/account.ts'
import type { Timeouts } from './timeouts.ts'

interface ConnectOptions {
  config: Config
  /** Epoch milliseconds. */
  now(): number
  timeouts: Timeouts
  instrumentation: Pick<Instrumentation, 'tokenCall' | 'webApiCall'>
}

interface ConnectedProvider {
  client: OAuthClient
  readAccount: ReadAccount
}

/**
 * The configured provider as sign-ins and refreshes use it. They have connections of their own, so that hanging calls of
 * the Web API can't keep them waiting.
 */
export function connectProvider(app: FastifyInstance, options: ConnectOptions): ConnectedProvider {
  const { config, now, timeouts, instrumentation } = options
  const dispatcher = openConnections(app, timeouts.upstream)
  const upstream = createUpstream(
    { apiUrl: config.provider.apiUrl, dispatcher, instrument: instrumentation.webApiCall },
    { ...upstreamLimits, totalMs: timeouts.gateway.totalMs },
  )
  return {
    client: {
      ...endpoints(config),
      dispatcher,
      now,
      timeoutMs: timeouts.authorizationServer.answerMs,
      instrument: instrumentation.tokenCall,
    },
    readAccount: createAccountReader(upstream),
  }
}

type Endpoints = Omit<OAuthClient, 'dispatcher' | 'now' | 'timeoutMs' | 'instrument'>

function endpoints({ provider, publicUrl }: Config): Endpoints {
  const { clientId, clientSecret, authorizeUrl, tokenUrl, revocationUrl, issuer } = provider
  return {
    clientId,
    clientSecret,
    authorizationEndpoint: authorizeUrl,
    tokenEndpoint: tokenUrl,
    redirectUri: redirectUri(publicUrl),
    ...(revocationUrl === undefined ? {} : { revocationEndpoint: revocationUrl }),
    ...(issuer === undefined ? {} : { issuer }),
  }
}

/** Where the provider answers, as the flow record shows it. */
export function providerPaths({ provider }: Config): ProviderPaths {
  const pathOf = (url: string) => new URL(url).pathname
  const api = pathOf(provider.apiUrl)
  return { authorize: pathOf(provider.authorizeUrl), token: pathOf(provider.tokenUrl), api: api === '/' ? '' : api }
}

/** What the browser may know of the provider: its authorization request carries all of it. */
export function publicProvider({ provider, publicUrl }: Config): Provider {
  const { kind, authorizeUrl, apiUrl, clientId, revocationUrl } = provider
  return {
    ...{ kind, authorizeUrl, apiUrl, clientId },
    redirectUri: redirectUri(publicUrl),
    revokes: revocationUrl !== undefined,
    ...(kind === 'spotify' && { appsUrl: spotifyApps }),
  }
}

/** The page on which people remove apps from their account. @see https://support.spotify.com/article/spotify-on-other-apps/ */
const spotifyApps = 'https://www.spotify.com/account/apps/'

const spotifyImages = ['https://*.scdn.co', 'https://*.spotifycdn.com']

/** The origins of artwork: Spotify's two image hosts, or the origin of another provider's Web API. */
export function imageOrigins({ provider }: Config): string[] {
  return provider.kind === 'spotify' ? spotifyImages : [new URL(provider.apiUrl).origin]
}

/** From the configured origin alone, never from a request's headers. */
function redirectUri(publicUrl: string): string {
  return `${publicUrl}/auth/callback`
}
