import { Refused } from './refused.ts'

export type SessionStoreSetting = { kind: 'sqlite'; path: string } | { kind: 'memory' } | { kind: 'redis'; url: string }

/** The Redis store is still to come: better told at the start than at the first sign-in. */
export function parseSessionStore(text: string): SessionStoreSetting {
  if (text === 'memory:') return { kind: 'memory' }
  if (/^rediss?:/.test(text)) throw new Refused('a Redis address; Redis is not available in this version')
  const [, path] = /^sqlite:(.*[^/])$/.exec(text) ?? []
  // SQLite's own name for a database that is gone with its connection.
  if (path === undefined || path === ':memory:') throw new Refused()
  return { kind: 'sqlite', path }
}
