import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { availableParallelism } from 'node:os'
import { isLoopback } from '../../contract/loopback.ts'
import { printable } from '../../contract/printable.ts'
import { errorCode, SettingError } from './config-error.ts'

/** An IP address or a name. */
export const isHost = (text: string): boolean => isIP(text) !== 0 || /^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/i.test(text)

export function parseHost(text: string): string {
  if (!isHost(text)) throw new SettingError()
  return text
}

/** 0 lets the system choose a free port. */
export function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535)) throw new SettingError()
  return port
}

/** `https://deck.example`, with or without a slash at its end. */
export function parseOrigin(text: string): string {
  const url = parseHttpUrl(text)
  if (url.pathname !== '/' || url.search !== '') throw new SettingError()
  return url.origin
}

/** An OAuth endpoint; it may have a query, never a fragment. @see RFC 6749 §3.1 */
export const parseEndpoint = (text: string): string => parseHttpUrl(text).href

/** An address that paths are appended to. */
export function parseBaseUrl(text: string): string {
  const url = parseHttpUrl(text)
  if (url.search !== '') throw new SettingError()
  return url.href.replace(/\/+$/, '')
}

/** The text is not changed, because issuers are compared as text. @see RFC 8414 §2, RFC 9207 §2.4 */
export function parseIssuer(text: string): string {
  if (parseHttpUrl(text).search !== '') throw new SettingError()
  return text
}

function parseHttpUrl(text: string): URL {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol)) throw new SettingError()
  if (url.username !== '' || url.password !== '')
    throw new SettingError('an address with a user name or password in it')
  if (/[\s#]/.test(text)) throw new SettingError()
  return url
}

/** Whether what is sent to an address can't be read on the way. */
export const isSecure = (address: string): boolean =>
  address.startsWith('https:') || isLoopback(new URL(address).hostname)

/** A file that the setting names, read at once: whether it is there shows at start. */
export interface SettingFile {
  path: string
  text: string
}

export function parseFile(path: string): SettingFile {
  try {
    return { path, text: readFileSync(path, 'utf8') }
  } catch (error) {
    throw new SettingError(`“${printable(path, 120)}” (${errorCode(error) ?? 'unreadable'})`)
  }
}

const unitMs: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }
const longestDurationMs = 3650 * 86_400_000
const longestDelayMs = 10 * 60_000

/** `90s`, `15m`, `12h`, `7d`: milliseconds. A bare number is refused, because its unit is not known. */
export function parseDuration(text: string): number {
  const ms = parseTime(text)
  if (!(ms > 0 && ms <= longestDurationMs)) throw new SettingError()
  return ms
}

/** A shorter time, which may be 0: milliseconds. */
export function parseDelay(text: string): number {
  const ms = parseTime(text)
  if (!(ms <= longestDelayMs)) throw new SettingError()
  return ms
}

/** NaN when the text is no time. */
function parseTime(text: string): number {
  const [, count, unit = ''] = /^(\d{1,9})([smhd])$/.exec(text) ?? []
  return Number(count) * (unitMs[unit] ?? Number.NaN)
}

/** A parser for one of a few words, in upper or lower case. */
export const oneOf =
  <Word extends string>(...words: Word[]) =>
  (text: string): Word => {
    const word = words.find((candidate) => candidate === text.toLowerCase())
    if (word === undefined) throw new SettingError()
    return word
  }

/** Visible ASCII, because it goes into headers. A blank inside would be a pasted sentence. */
export function parseWord(text: string): string {
  if (!/^[\x21-\x7e]{1,1024}$/.test(text)) throw new SettingError()
  return text
}

export const cookieNameForm =
  'a letter, then letters, digits, . _ or -, 64 at most; over https __Host-Http- may stand before'

export function parseCookieName(text: string): string {
  if (!/^(?:__(?:Host-Http|Host|Http|Secure)-)?[a-z][\w.-]{0,63}$/i.test(text)) throw new SettingError()
  return text
}

/** The number of processes; `auto` is the number of cores that this process may use. */
export function parseWorkers(text: string): number {
  if (text.toLowerCase() === 'auto') return availableParallelism()
  if (!/^[1-9]\d{0,2}$/.test(text) || Number(text) > 256) throw new SettingError()
  return Number(text)
}

/** The form that Fastify takes: none, all, a number of hops, or a comma separated list of addresses, ranges and names. */
export type TrustProxy = boolean | number | string

export function parseTrustProxy(text: string): TrustProxy {
  if (text === 'off' || text === 'false' || text === '0') return false
  if (text === 'true') return true
  if (/^\d{1,2}$/.test(text)) return Number(text)
  const proxies = text.split(',').map((proxy) => proxy.trim())
  if (!proxies.every(isProxy)) throw new SettingError()
  return proxies.join(',')
}

const namedRanges = new Set(['loopback', 'linklocal', 'uniquelocal'])

function isProxy(text: string): boolean {
  if (namedRanges.has(text)) return true
  const [address = '', prefix, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128))
}
