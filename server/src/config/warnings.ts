import { isLoopback } from '../../contract/loopback.ts'
import type { ProviderConfig } from './provider.ts'
import type { Environment } from './read-settings.ts'
import { isSecure, type TrustProxy } from './setting-parsers.ts'
import { type SettingValues, settingNames, settingRow } from './settings.ts'

interface Facts {
  publicUrl: string
  provider: ProviderConfig
  simulator: { enabled: boolean }
  trustProxy: TrustProxy
}

/** One line for each combination of settings that works, but is seldom meant. */
export function findWarnings(facts: Facts, values: SettingValues): string[] {
  return checks.flatMap((check) => check(facts, values) ?? [])
}

type Check = (facts: Facts, values: SettingValues) => string | undefined

const unusedClientId: Check = ({ provider, simulator }, { SPOTIFY_CLIENT_ID }) => {
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

const endpointsOfTwoServers: Check = (_, { SPOTIFY_AUTHORIZE_URL, SPOTIFY_TOKEN_URL }) => {
  if ((SPOTIFY_AUTHORIZE_URL === undefined) === (SPOTIFY_TOKEN_URL === undefined)) return
  return 'Only one of SPOTIFY_AUTHORIZE_URL and SPOTIFY_TOKEN_URL is set: consent and tokens come from two servers.'
}

const revocationElsewhere: Check = (_, { SPOTIFY_TOKEN_URL, SPOTIFY_REVOCATION_URL }) => {
  if (SPOTIFY_REVOCATION_URL === undefined || SPOTIFY_TOKEN_URL !== undefined) return
  return 'SPOTIFY_REVOCATION_URL is set and SPOTIFY_TOKEN_URL is not: tokens of one server would be sent to another.'
}

const clientSecretUnencrypted: Check = ({ provider: { tokenUrl, revocationUrl = tokenUrl } }) => {
  const name = isSecure(tokenUrl) ? 'SPOTIFY_REVOCATION_URL' : 'SPOTIFY_TOKEN_URL'
  if (isSecure(tokenUrl) && isSecure(revocationUrl)) return
  return `${name} is neither https nor on this machine: the client secret travels unencrypted.`
}

const storePasswordUnencrypted: Check = (_, { SESSION_STORE: store }) => {
  if (store.kind !== 'redis' || store.address.password === undefined) return
  if (store.address.tls || isLoopback(store.address.host)) return
  return 'SESSION_STORE is redis:// on another machine: its password travels unencrypted. Use rediss://.'
}

const everyProxyTrusted: Check = ({ trustProxy }) => {
  if (trustProxy !== true) return
  return 'TRUST_PROXY=true: every client that reaches the server can claim any address. Name the proxies instead.'
}

const checks = [
  unusedClientId,
  refusedRedirectUri,
  endpointsOfTwoServers,
  revocationElsewhere,
  clientSecretUnencrypted,
  storePasswordUnencrypted,
  everyProxyTrusted,
]

/** One line for each name in the environment that looks like a setting and is none. */
export function findMisspelled(env: Environment): string[] {
  return Object.keys(env).flatMap((name) => {
    if (known.has(name) || !env[name]?.trim()) return []
    const nearest = knownNames.find((candidate) => isNear(name, candidate))
    if (nearest) return [`${name} is not a setting. Did you mean ${nearest}?`]
    return ourPrefixes.test(name) ? [`${name} is not a setting, and does nothing.`] : []
  })
}

/** Not SESSION_: desktops set SESSION_MANAGER and the like. */
const ourPrefixes = /^(SPOTIFY|SIMULATOR)_/

const knownNames = settingNames.flatMap((name): string[] => {
  const { secret, file } = settingRow(name)
  return secret || file ? [name, `${name}_FILE`] : [name]
})
/** SPOTIFY_OPENAPI and SPOTIFY_ERRORS turn on tests of the simulator. */
const known = new Set([...knownNames, 'SPOTIFY_OPENAPI', 'SPOTIFY_ERRORS'])

/** At most two wrong letters. In a name of fewer than eight letters that could be another word. */
const isNear = (name: string, setting: string) => setting.length >= 8 && distance(name, setting) <= 2

/** How many characters to add, drop or change. @see Levenshtein distance */
function distance(from: string, to: string): number {
  if (Math.abs(from.length - to.length) > 2) return Number.POSITIVE_INFINITY
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [above, character] of [...from].entries()) {
    const next = [above + 1]
    for (let index = 0; index < to.length; index += 1) {
      const changed = at(row, index) + (to[index] === character ? 0 : 1)
      next.push(Math.min(changed, at(row, index + 1) + 1, at(next, index) + 1))
    }
    row = next
  }
  return at(row, to.length)
}

const at = (row: readonly number[], index: number) => row[index] ?? Number.POSITIVE_INFINITY
