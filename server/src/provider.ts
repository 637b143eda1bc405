import type { Dispatcher } from 'undici'
import type { Provider } from '../contract/session.ts'
import type { Config } from './config.ts'
import type { OAuthClient } from './oauth/client.ts'

/** The configured provider, as the OAuth client needs it. */
export function oauthClient(
  { provider, publicUrl }: Config,
  dispatcher: Dispatcher,
  now: () => number,
): Omit<OAuthClient, 'timeoutMs'> {
  const { clientId, clientSecret, authorizeUrl, tokenUrl, revocationUrl, issuer } = provider
  return {
    clientId,
    clientSecret,
    authorizationEndpoint: authorizeUrl,
    tokenEndpoint: tokenUrl,
    redirectUri: redirectUri(publicUrl),
    ...(revocationUrl === undefined ? {} : { revocationEndpoint: revocationUrl }),
    ...(issuer === undefined ? {} : { issuer }),
    dispatcher,
    now,
  }
}

/** The part that the browser may know, because the authorization request carries all of it. */
export function publicProvider({ provider, publicUrl }: Config): Provider {
  const { kind, authorizeUrl, apiUrl, clientId, revocationUrl } = provider
  return {
    ...{ kind, authorizeUrl, apiUrl, clientId },
    redirectUri: redirectUri(publicUrl),
    revokes: revocationUrl !== undefined,
    ...(kind === 'spotify' && { appsUrl: spotifyApps }),
  }
}

/** Where people remove apps from their account. @see https://support.spotify.com/article/spotify-on-other-apps/ */
const spotifyApps = 'https://www.spotify.com/account/apps/'

const spotifyImages = ['https://*.scdn.co', 'https://*.spotifycdn.com']

/** The origins of artwork: Spotify's two image hosts, or the origin of another Web API. */
export function imageOrigins({ provider }: Config): string[] {
  return provider.kind === 'spotify' ? spotifyImages : [new URL(provider.apiUrl).origin]
}

/** Derived from the configured origin, never from a request's headers. */
function redirectUri(publicUrl: string): string {
  return `${publicUrl}/auth/callback`
}
