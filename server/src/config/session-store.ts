import type { RedisAddress } from '../store/redis-address.ts'
import { SettingError } from './config-error.ts'
import { isHost } from './setting-parsers.ts'

export type SessionStoreSetting =
  | { kind: 'sqlite'; path: string }
  | { kind: 'memory' }
  | { kind: 'redis'; address: RedisAddress }

export function parseSessionStore(text: string): SessionStoreSetting {
  if (text === 'memory:') return { kind: 'memory' }
  if (/^rediss?:/i.test(text)) return { kind: 'redis', address: parseRedisAddress(text) }
  const [, path] = /^sqlite:(.*[^/])$/.exec(text) ?? []
  // SQLite's own name for a database that ends with its connection.
  if (path === undefined || path === ':memory:') throw new SettingError()
  return { kind: 'sqlite', path }
}

const defaultPort = 6379
const defaultPrefix = 'scopedeck:'

/**
 * `redis://user:password@host:6379/2?prefix=deck:`; everything but the host may be missing, and `rediss:` encrypts.
 * A wrong value is never shown, because it may hold a password.
 */
function parseRedisAddress(text: string): RedisAddress {
  const url = URL.parse(text)
  const host = url?.hostname.replace(/^\[(.*)\]$/, '$1') ?? ''
  if (!url || !isHost(host)) throw new SettingError('a Redis address whose host can’t be read')
  const username = decoded(url.username)
  const password = decoded(url.password)
  return {
    host,
    port: url.port === '' ? defaultPort : Number(url.port),
    tls: url.protocol === 'rediss:',
    ...(username && { username }),
    ...(password && { password }),
    database: databaseOf(url),
    prefix: prefixOf(url),
  }
}

function databaseOf({ pathname }: URL): number {
  const [, number] = /^\/?(\d{0,5})$/.exec(pathname) ?? []
  if (number === undefined) throw new SettingError('a Redis address whose path is not the number of a database')
  return Number(number)
}

function prefixOf({ searchParams, hash }: URL): string {
  const { prefix = defaultPrefix, ...others } = Object.fromEntries(searchParams)
  if (hash !== '' || Object.keys(others).length > 0)
    throw new SettingError('a Redis address with more than ?prefix= behind its path; write # in a password as %23')
  if (!/^[\w:.{}-]{1,64}$/.test(prefix))
    throw new SettingError('a Redis address whose prefix is not 1 to 64 letters, digits or _ : . { } -')
  return prefix
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new SettingError('a Redis address with a % that is not %25 in its user or password')
  }
}
