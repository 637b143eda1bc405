import { isIPv6 } from 'node:net'
import { dirname } from 'node:path'
import { ConfigError, type SettingProblem } from './config/config-error.ts'
import { findContradictions } from './config/contradictions.ts'
import { findLooseFiles } from './config/loose-files.ts'
import { chooseProvider, type ProviderConfig } from './config/provider.ts'
import { type Environment, readSettings } from './config/read-settings.ts'
import type { SessionStoreSetting } from './config/session-store.ts'
import type { TrustProxy } from './config/setting-parsers.ts'
import type { SettingValues } from './config/settings.ts'
import { type SimulatorConfig, simulatorConfig } from './config/simulator.ts'
import { findMisspelled, findWarnings } from './config/warnings.ts'

/** Everything that the environment decides, checked. Durations in milliseconds. */
export interface Config {
  host: string
  /** 0: `readConfigWithPorts` chooses a free one. Until then `publicUrl` has port 0 too, unless PUBLIC_URL is set. */
  port: number
  /** The origin that browsers see, without a slash at its end. */
  publicUrl: string
  provider: ProviderConfig
  /** The first encrypts, all decrypt; or those that `loadSessionKeys(dataFolder)` gives. */
  sessionKeys: Buffer[] | 'data-folder'
  dataFolder: string
  sessionStore: SessionStoreSetting
  /** Another name for the session's cookie than its usual one. */
  sessionCookie?: string
  sessionIdleTtlMs: number
  sessionMaxTtlMs: number
  trustProxy: TrustProxy
  simulator: { enabled: boolean } & SimulatorConfig
  /** How many processes serve. */
  workers: number
  /** If it is missing, the server finds out itself how long it must wait. */
  drainDelayMs?: number
  logLevel: SettingValues['LOG_LEVEL']
  metricsToken?: string
  /** The collector that traces are sent to, and the name of this server in them. */
  traces?: { endpoint: string; serviceName: string }
  production: boolean
  /** Lines for the operator; none of them stops the start. */
  warnings: string[]
}

/**
 * Reads the whole configuration.
 * @throws {ConfigError} names every wrong setting at once
 */
export function readConfig(env: Environment): Config {
  const { values, problems } = readSettings(env)
  const production = env.NODE_ENV === 'production'
  const simulated = runsSimulator(values, production)
  const publicUrl = values.PUBLIC_URL ?? defaultPublicUrl(values)
  const contradictions = findContradictions({ values, publicUrl, simulated, production })
  const wrong = [...problems, ...contradictions.filter((contradiction) => !isNamed(problems, contradiction))]
  if (wrong.length > 0) throw new ConfigError(wrong)
  const config = buildConfig(values, { publicUrl, simulated, production })
  const keyFolder = config.sessionKeys === 'data-folder' ? config.dataFolder : undefined
  const warnings = [...findMisspelled(env), ...findWarnings(config, values), ...findLooseFiles(env, keyFolder)]
  return { ...config, warnings }
}

const runsSimulator = ({ SIMULATOR, SPOTIFY_CLIENT_ID }: SettingValues, production: boolean) =>
  SIMULATOR === 'on' || (SIMULATOR === 'auto' && SPOTIFY_CLIENT_ID === undefined && !production)

/** A server that listens on every address has no address of its own; this machine's loopback address always works. */
function defaultPublicUrl({ HOST, PORT }: SettingValues): string {
  const host = HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST
  return new URL(`http://${isIPv6(host) ? `[${host}]` : host}:${PORT}`).origin
}

/** A setting that is wrong by itself needs no second line about a contradiction. */
const isNamed = (problems: readonly SettingProblem[], { name }: SettingProblem) =>
  problems.some((problem) => problem.name === name || problem.name === `${name}_FILE`)

function buildConfig(values: SettingValues, facts: { publicUrl: string; simulated: boolean; production: boolean }) {
  const { SESSION_STORE: sessionStore, METRICS_TOKEN: metricsToken, DRAIN_DELAY: drainDelayMs } = values
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, SESSION_COOKIE: sessionCookie } = values
  return {
    host: values.HOST,
    port: values.PORT,
    publicUrl: facts.publicUrl,
    provider: chooseProvider(values, facts.simulated),
    sessionKeys: values.SESSION_KEYS ?? ('data-folder' as const),
    dataFolder: sessionStore.kind === 'sqlite' ? dirname(sessionStore.path) : '.data',
    sessionStore,
    ...(sessionCookie !== undefined && { sessionCookie }),
    sessionIdleTtlMs: values.SESSION_IDLE_TTL,
    sessionMaxTtlMs: values.SESSION_MAX_TTL,
    trustProxy: values.TRUST_PROXY,
    simulator: { enabled: facts.simulated, ...simulatorConfig(values) },
    workers: values.WEB_CONCURRENCY,
    ...(drainDelayMs !== undefined && { drainDelayMs }),
    logLevel: values.LOG_LEVEL,
    ...(metricsToken !== undefined && { metricsToken }),
    ...(endpoint !== undefined && { traces: { endpoint, serviceName: values.OTEL_SERVICE_NAME } }),
    production: facts.production,
  }
}
