import type { ProviderConfig } from './provider.ts'
import { isLoopback, isSecure } from './setting-parsers.ts'
import type { SettingValues } from './settings.ts'
import type { TrustProxy } from './trust-proxy.ts'

interface Facts {
  publicUrl: string
  provider: ProviderConfig
  simulator: { enabled: boolean }
  trustProxy: TrustProxy
}

/** What may be meant so, and often is not. One line each. */
export function findWarnings(facts: Facts, values: SettingValues): string[] {
  return checks.flatMap((check) => check(facts, values) ?? [])
}

type Check = (facts: Facts, values: SettingValues) => string | undefined

const clientPutAside: Check = ({ provider, simulator }, { SPOTIFY_CLIENT_ID }) => {
  if (!simulator.enabled || SPOTIFY_CLIENT_ID === undefined || provider.clientId === SPOTIFY_CLIENT_ID) return
  return 'SIMULATOR=on: the simulator stands in for Spotify, and SPOTIFY_CLIENT_ID is not used.'
}

/** @see https://developer.spotify.com/documentation/web-api/concepts/redirect_uri */
const refusedRedirectUri: Check = ({ provider, publicUrl }) => {
  if (provider.kind === 'other') return
  if (new URL(publicUrl).hostname === 'localhost')
    return 'PUBLIC_URL names localhost, which Spotify refuses in a redirect URI. Use http://127.0.0.1 instead.'
  if (!isSecure(publicUrl)) return 'PUBLIC_URL is not https, which Spotify refuses in a redirect URI.'
}

const twoServers: Check = (_, { SPOTIFY_AUTHORIZE_URL, SPOTIFY_TOKEN_URL }) => {
  if ((SPOTIFY_AUTHORIZE_URL === undefined) === (SPOTIFY_TOKEN_URL === undefined)) return
  return 'Only one of SPOTIFY_AUTHORIZE_URL and SPOTIFY_TOKEN_URL is set: consent and tokens come from two servers.'
}

const tokensElsewhere: Check = (_, { SPOTIFY_TOKEN_URL, SPOTIFY_REVOCATION_URL }) => {
  if (SPOTIFY_REVOCATION_URL === undefined || SPOTIFY_TOKEN_URL !== undefined) return
  return 'SPOTIFY_REVOCATION_URL is set and SPOTIFY_TOKEN_URL is not: tokens of one server would be sent to another.'
}

const secretInTheClear: Check = ({ provider: { tokenUrl, revocationUrl = tokenUrl } }) => {
  const name = isSecure(tokenUrl) ? 'SPOTIFY_REVOCATION_URL' : 'SPOTIFY_TOKEN_URL'
  if (isSecure(tokenUrl) && isSecure(revocationUrl)) return
  return `${name} is neither https nor on this machine: the client secret travels unencrypted.`
}

const passwordInTheClear: Check = (_, { SESSION_STORE: store }) => {
  if (store.kind !== 'redis' || store.address.password === undefined) return
  if (store.address.tls || isLoopback(store.address.host)) return
  return 'SESSION_STORE is redis:// on another machine: its password travels unencrypted. Use rediss://.'
}

const everyProxyTrusted: Check = ({ trustProxy }) => {
  if (trustProxy !== true) return
  return 'TRUST_PROXY=true: whoever reaches the server can claim any address. Name the proxies instead.'
}

const checks = [
  clientPutAside,
  refusedRedirectUri,
  twoServers,
  tokensElsewhere,
  secretInTheClear,
  passwordInTheClear,
  everyProxyTrusted,
]
