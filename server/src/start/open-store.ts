import { ConfigError } from '../config/config-error.ts'
import type { Config } from '../config.ts'
import { createMemoryLeases } from '../store/memory-leases.ts'
import { createMemoryPubSub } from '../store/memory-pub-sub.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import type { SessionStore } from '../store/session-store.ts'
import { openSqliteSessions } from '../store/sqlite-sessions.ts'
import type { Store } from '../store/store.ts'

/** @throws {ConfigError} the store can't be used */
export async function openStore({ sessionStore }: Config): Promise<Store> {
  if (sessionStore.kind === 'memory') return ofOneProcess(createMemoryStore())
  if (sessionStore.kind === 'redis') throw unusable('a Redis address', 'sqlite:PATH or memory:')
  try {
    return ofOneProcess(openSqliteSessions(sessionStore.path))
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'it can’t be opened'
    throw unusable(
      `sqlite:${sessionStore.path} (${reason})`,
      'a file this user may write, in a folder that can be made',
    )
  }
}

const ofOneProcess = (sessions: SessionStore): Store => ({
  sessions,
  pubSub: createMemoryPubSub(),
  leases: createMemoryLeases(),
  close: sessions.close,
})

function unusable(found: string, allowed: string): ConfigError {
  return new ConfigError([{ name: 'SESSION_STORE', found, allowed }])
}
