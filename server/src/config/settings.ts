import { cookieTable } from '../../contract/cookies.ts'
import { parseSessionKeys, sessionKeysForm } from './session-keys.ts'
import { parseSessionStore } from './session-store.ts'
import {
  cookieNameForm,
  oneOf,
  parseBaseUrl,
  parseCookieName,
  parseDelay,
  parseDuration,
  parseEndpoint,
  parseFile,
  parseHost,
  parseIssuer,
  parseOrigin,
  parsePort,
  parseTrustProxy,
  parseWord,
  parseWorkers,
} from './setting-parsers.ts'

export interface SettingRow {
  /** The value when it is not set, as one would write it. */
  default?: string
  /** What is used when it is not set, if no single value says it. */
  unset?: string
  meaning: string
  allowed: string
  /** Never shown; may also be read from the file that `<NAME>_FILE` names. */
  secret?: true
  /** May also be read from a file, as secrets may. */
  file?: true
  parse(text: string): unknown
}

const address = 'an http or https address without user name, password or fragment'
const word = 'visible ASCII characters without blanks'
const duration = 'a whole number with a unit: 90s, 15m, 12h, 7d; up to 3650d'

/**
 * Every setting, in the order in which a newcomer needs them. The check at start, `.env.example` and `docs/settings.md`
 * are made from it.
 */
export const settings = {
  HOST: {
    default: '127.0.0.1',
    meaning: 'the address the server listens on',
    allowed: 'an IP address or a host name',
    parse: parseHost,
  },
  PORT: {
    default: '8888',
    meaning: 'the port the server listens on; 0 takes a free one',
    allowed: 'a whole number from 0 to 65535',
    parse: parsePort,
  },
  PUBLIC_URL: {
    unset: 'http://HOST:PORT',
    meaning: 'the origin that browsers see; the redirect URI is PUBLIC_URL/auth/callback',
    allowed: 'an origin such as https://deck.example, without a path; in production https or a loopback address',
    parse: parseOrigin,
  },
  SPOTIFY_CLIENT_ID: {
    unset: 'the simulator stands in for Spotify',
    meaning: 'this client as Spotify’s developer dashboard knows it',
    allowed: word,
    file: true,
    parse: parseWord,
  },
  SPOTIFY_CLIENT_SECRET: {
    unset: 'the simulator stands in for Spotify',
    meaning: 'the secret that belongs to the client id',
    allowed: word,
    secret: true,
    parse: parseWord,
  },
  SPOTIFY_AUTHORIZE_URL: {
    unset: 'https://accounts.spotify.com/authorize, or the simulator’s',
    meaning: 'the authorization endpoint; that of any standard OAuth 2 server will do',
    allowed: address,
    parse: parseEndpoint,
  },
  SPOTIFY_TOKEN_URL: {
    unset: 'https://accounts.spotify.com/api/token, or the simulator’s',
    meaning: 'the token endpoint of the same server',
    allowed: address,
    parse: parseEndpoint,
  },
  SPOTIFY_REVOCATION_URL: {
    unset: 'nobody is told; Spotify has no such endpoint',
    meaning: 'the revocation endpoint of the same server, told when an account disconnects (RFC 7009)',
    allowed: address,
    parse: parseEndpoint,
  },
  SPOTIFY_API_URL: {
    unset: 'https://api.spotify.com/v1, or the simulator’s',
    meaning: 'what the paths of the Web API are appended to',
    allowed: `${address}, without a query`,
    parse: parseBaseUrl,
  },
  SPOTIFY_ISSUER: {
    unset: 'not checked',
    meaning: 'when set, `iss` in the authorization response must equal it (RFC 9207)',
    allowed: `${address}, without a query`,
    parse: parseIssuer,
  },
  SESSION_KEYS: {
    unset: 'made once and kept in the data folder; in production it must be set',
    meaning: 'the keys that seal the cookies; put a new one first to rotate',
    allowed: sessionKeysForm,
    secret: true,
    parse: parseSessionKeys,
  },
  SESSION_STORE: {
    default: 'sqlite:.data/scopedeck.db',
    meaning: 'where sessions are kept; the folder of the file is the data folder',
    allowed:
      'sqlite:PATH; redis://USER:PASSWORD@HOST:PORT/DATABASE?prefix=NAME:, of which only HOST must be there, or the same with rediss://; memory: which forgets at every restart',
    file: true,
    parse: parseSessionStore,
  },
  SESSION_IDLE_TTL: {
    default: '7d',
    meaning: 'a session ends when it was not used for so long',
    allowed: duration,
    parse: parseDuration,
  },
  SESSION_MAX_TTL: {
    default: '180d',
    meaning: 'a session ends when it is so old, used or not',
    allowed: duration,
    parse: parseDuration,
  },
  SESSION_COOKIE: {
    unset: `${cookieTable.https.session} over https, ${cookieTable.http.session} with the port of PUBLIC_URL over http`,
    meaning:
      'the name of the session’s cookie; another one for each server on one host, because cookies do not know ports',
    allowed: cookieNameForm,
    parse: parseCookieName,
  },
  TRUST_PROXY: {
    default: 'off',
    meaning: 'which proxies’ forwarding headers count',
    allowed:
      'off, true, a number of hops, or addresses, CIDR ranges, loopback, linklocal, uniquelocal separated by commas',
    parse: parseTrustProxy,
  },
  SIMULATOR: {
    default: 'auto',
    meaning: 'the embedded Spotify: auto runs it while no client id is set, never in production; on uses it even then',
    allowed: 'auto, on or off',
    parse: oneOf('auto', 'on', 'off'),
  },
  SIMULATOR_PORT: {
    default: '8889',
    meaning: 'the port the simulator listens on; 0 takes a free one',
    allowed: 'a whole number from 0 to 65535, and not PORT',
    parse: parsePort,
  },
  SIMULATOR_HOST: {
    default: 'localhost',
    meaning:
      'the address the simulator listens on; localhost is 127.0.0.1 and ::1. Beyond loopback it needs SIMULATOR_CONTROL_TOKEN',
    allowed: 'an IP address or a host name',
    parse: parseHost,
  },
  SIMULATOR_PUBLIC_URL: {
    unset: 'http://localhost:SIMULATOR_PORT',
    meaning: 'the address of the simulator in its links: behind a proxy, in a container',
    allowed: `${address}, without a query`,
    parse: parseBaseUrl,
  },
  SIMULATOR_CONTROL_TOKEN: {
    unset: 'the controls answer on this machine only',
    meaning: 'the bearer token that /simulator and its page ask for; with it they answer elsewhere too',
    allowed: word,
    secret: true,
    parse: parseWord,
  },
  SIMULATOR_TLS_CERT: {
    unset: 'the simulator speaks http',
    meaning: 'the file of its certificate, as PEM; with it the simulator speaks https',
    allowed: 'the path of a file that can be read, together with SIMULATOR_TLS_KEY',
    parse: parseFile,
  },
  SIMULATOR_TLS_KEY: {
    unset: 'the simulator speaks http',
    meaning: 'the file of the key that belongs to the certificate, as PEM',
    allowed: 'the path of a file that can be read, together with SIMULATOR_TLS_CERT',
    parse: parseFile,
  },
  SIMULATOR_WORLD: {
    unset: 'the seeded world',
    meaning: 'a world file for the simulator to start with: docs/simulator.md',
    allowed: 'the path of a world file',
    parse: parseFile,
  },
  WEB_CONCURRENCY: {
    default: '1',
    meaning: 'how many processes serve side by side; `pnpm start --workers N` wins over it',
    allowed: 'a whole number from 1 to 256, or auto: as many as this machine has cores',
    parse: parseWorkers,
  },
  DRAIN_DELAY: {
    unset: 'until the load balancer that asks /readyz has noticed, 5 s at most; no time when nothing asks',
    meaning: 'how long a server that was told to stop still takes requests, no longer ready',
    allowed: 'a whole number with a unit: 0s, 15s, 1m; up to 10m',
    parse: parseDelay,
  },
  LOG_LEVEL: {
    default: 'info',
    meaning: 'the least grave event that is logged',
    allowed: 'fatal, error, warn, info, debug, trace or silent',
    parse: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
  },
  METRICS_TOKEN: {
    unset: '/metrics answers on loopback only',
    meaning:
      'the bearer token for /metrics from elsewhere; for everybody, where PUBLIC_URL is no loopback address and a proxy must be in front',
    allowed: word,
    secret: true,
    parse: parseWord,
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    unset: 'no traces',
    meaning: 'the collector that traces are sent to, as JSON over HTTP, at /v1/traces below it',
    allowed: `${address}, without a query`,
    parse: parseBaseUrl,
  },
  OTEL_SERVICE_NAME: {
    default: 'scopedeck',
    meaning: 'the name of this server in traces',
    allowed: word,
    parse: parseWord,
  },
} as const satisfies Record<string, SettingRow>

export type SettingName = keyof typeof settings
export const settingNames = Object.keys(settings) as SettingName[]

/** A row without its own type, for code that reads the whole table. */
export const settingRow = (name: SettingName): SettingRow => settings[name]

type Value<Name extends SettingName> = ReturnType<(typeof settings)[Name]['parse']>

/** The parsed values; a setting without a default may be missing. */
export type SettingValues = {
  [Name in SettingName]: (typeof settings)[Name] extends { default: string } ? Value<Name> : Value<Name> | undefined
}
