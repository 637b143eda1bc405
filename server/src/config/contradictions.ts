import { createSecureContext } from 'node:tls'
import { needsHttps } from '../../contract/cookies.ts'
import { isLoopback } from '../../contract/loopback.ts'
import type { SettingProblem } from './config-error.ts'
import { isSecure } from './setting-parsers.ts'
import type { SettingValues } from './settings.ts'
import { settings } from './settings.ts'

interface Facts {
  values: SettingValues
  publicUrl: string
  simulated: boolean
  production: boolean
}

/** Settings that are valid one by one and contradict each other. */
export function findContradictions(facts: Facts): SettingProblem[] {
  return checks.flatMap((check) => check(facts) ?? [])
}

/** The same, for a simulator that runs without the app. */
export function findSimulatorContradictions(values: SettingValues): SettingProblem[] {
  return simulatorChecks.flatMap((check) => check({ values, publicUrl: '', simulated: true, production: false }) ?? [])
}

type Check = (facts: Facts) => SettingProblem | undefined

const secretWithoutId: Check = ({ values }) => {
  if (values.SPOTIFY_CLIENT_ID !== undefined || values.SPOTIFY_CLIENT_SECRET === undefined) return
  return { name: 'SPOTIFY_CLIENT_ID', found: 'SPOTIFY_CLIENT_SECRET without it', allowed: 'both or neither' }
}

const idWithoutSecret: Check = ({ values }) => {
  if (values.SPOTIFY_CLIENT_ID === undefined || values.SPOTIFY_CLIENT_SECRET !== undefined) return
  return { name: 'SPOTIFY_CLIENT_SECRET', found: 'SPOTIFY_CLIENT_ID without it', allowed: 'both or neither' }
}

const noSpotify: Check = ({ values, simulated, production }) => {
  if (values.SPOTIFY_CLIENT_ID !== undefined || simulated) return
  const why = values.SIMULATOR === 'off' ? 'with SIMULATOR=off' : 'in production, where SIMULATOR=auto is off'
  const allowed = `${settings.SPOTIFY_CLIENT_ID.allowed}; or SIMULATOR=${production ? 'on' : 'auto'}`
  return { name: 'SPOTIFY_CLIENT_ID', found: `not set ${why}`, allowed }
}

const samePort: Check = ({ values, simulated }) => {
  if (!simulated || values.PORT === 0 || values.PORT !== values.SIMULATOR_PORT) return
  const allowed = settings.SIMULATOR_PORT.allowed
  return { name: 'SIMULATOR_PORT', found: `${values.SIMULATOR_PORT}, which PORT has too`, allowed }
}

/** On other machines anybody could change everything. */
const openControls: Check = ({ values, simulated }) => {
  const { SIMULATOR_HOST: host, SIMULATOR_CONTROL_TOKEN: token } = values
  if (!simulated || isLoopback(host) || token !== undefined) return
  const found = `not set, and SIMULATOR_HOST is ${host}`
  return { name: 'SIMULATOR_CONTROL_TOKEN', found, allowed: settings.SIMULATOR_CONTROL_TOKEN.allowed }
}

const halfOfTls: Check = ({ values: { SIMULATOR_TLS_CERT: cert, SIMULATOR_TLS_KEY: key } }) => {
  if ((cert === undefined) === (key === undefined)) return
  const [name, other] = cert ? (['KEY', 'CERT'] as const) : (['CERT', 'KEY'] as const)
  const { allowed } = settings[`SIMULATOR_TLS_${name}`]
  return { name: `SIMULATOR_TLS_${name}`, found: `SIMULATOR_TLS_${other} without it`, allowed }
}

const strangeCertificate: Check = ({ values: { SIMULATOR_TLS_CERT: cert, SIMULATOR_TLS_KEY: key } }) => {
  if (cert === undefined || key === undefined) return
  try {
    createSecureContext({ cert: cert.text, key: key.text })
  } catch {
    const found = `${cert.path}, which is no certificate of the key ${key.path}`
    return { name: 'SIMULATOR_TLS_CERT', found, allowed: 'a certificate and its key, as PEM' }
  }
}

const memoryForSeveralWorkers: Check = ({ values }) => {
  if (values.SESSION_STORE.kind !== 'memory' || values.WEB_CONCURRENCY === 1) return
  const found = `memory: for ${values.WEB_CONCURRENCY} workers, each of which would know only its own sessions`
  return { name: 'SESSION_STORE', found, allowed: 'a store that workers can share, or WEB_CONCURRENCY=1' }
}

const missingKeysInProduction: Check = ({ values, production }) => {
  if (!production || values.SESSION_KEYS !== undefined) return
  return { name: 'SESSION_KEYS', found: 'not set in production', allowed: settings.SESSION_KEYS.allowed }
}

const unencryptedInProduction: Check = ({ publicUrl, production }) => {
  if (!production || isSecure(publicUrl)) return
  return { name: 'PUBLIC_URL', found: `${publicUrl} in production`, allowed: settings.PUBLIC_URL.allowed }
}

const prefixedCookieOverHttp: Check = ({ values: { SESSION_COOKIE: name }, publicUrl }) => {
  if (name === undefined || publicUrl.startsWith('https:') || !needsHttps(name)) return
  const found = `${name}, which browsers accept over https only, and PUBLIC_URL is ${publicUrl}`
  return { name: 'SESSION_COOKIE', found, allowed: settings.SESSION_COOKIE.allowed }
}

/** Of the settings of the simulator, which also runs alone. */
const simulatorChecks = [openControls, halfOfTls, strangeCertificate]

const checks = [
  ...simulatorChecks,
  secretWithoutId,
  idWithoutSecret,
  noSpotify,
  samePort,
  memoryForSeveralWorkers,
  missingKeysInProduction,
  unencryptedInProduction,
  prefixedCookieOverHttp,
]
