import { ConfigError } from '../config/config-error.ts'
import type { Config } from '../config.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import type { SessionStore } from '../store/session-store.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'

/** @throws {ConfigError} the file of the store can't be used */
export function openStore({ sessionStore }: Config): SessionStore {
  if (sessionStore.kind === 'memory') return createMemoryStore()
  if (sessionStore.kind === 'redis') throw unusable('a Redis address', 'sqlite:PATH or memory:')
  try {
    return openSqliteStore(sessionStore.path)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'it can’t be opened'
    throw unusable(
      `sqlite:${sessionStore.path} (${reason})`,
      'a file this user may write, in a folder that can be made',
    )
  }
}

function unusable(found: string, allowed: string): ConfigError {
  return new ConfigError([{ name: 'SESSION_STORE', found, allowed }])
}
