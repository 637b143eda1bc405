import type { RedisAddress } from '../store/redis-address.ts'
import { SettingError } from './setting-error.ts'
import { isHost } from './setting-parsers.ts'

const defaultPrefix = 'scopedeck:'

/**
 * `redis://user:password@host:6379/2?prefix=deck:`, where all but the host may be missing; `rediss:` encrypts.
 * What is refused is never shown: it may hold a password.
 */
export function parseRedisAddress(text: string): RedisAddress {
  const url = URL.parse(text)
  const host = url?.hostname.replace(/^\[(.*)\]$/, '$1') ?? ''
  if (!url || !isHost(host)) throw new SettingError('a Redis address whose host can’t be read')
  const [user, password] = [url.username, url.password].map(decoded)
  return {
    host,
    port: url.port === '' ? 6379 : Number(url.port),
    tls: url.protocol === 'rediss:',
    ...(user && { username: user }),
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
