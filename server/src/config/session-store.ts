import type { RedisAddress } from '../store/redis-address.ts'
import { parseRedisAddress } from './redis-address.ts'
import { SettingError } from './setting-error.ts'

export type SessionStoreSetting =
  | { kind: 'sqlite'; path: string }
  | { kind: 'memory' }
  | { kind: 'redis'; address: RedisAddress }

export function parseSessionStore(text: string): SessionStoreSetting {
  if (text === 'memory:') return { kind: 'memory' }
  if (/^rediss?:/i.test(text)) return { kind: 'redis', address: parseRedisAddress(text) }
  const [, path] = /^sqlite:(.*[^/])$/.exec(text) ?? []
  // SQLite's own name for a database that is gone with its connection.
  if (path === undefined || path === ':memory:') throw new SettingError()
  return { kind: 'sqlite', path }
}
