import { ConfigError } from '../config/config-error.ts'
import type { Config } from '../config.ts'
import { createMemoryLeases } from '../store/memory-leases.ts'
import { createMemoryPubSub } from '../store/memory-pub-sub.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import type { Store } from '../store/store.ts'

/** @throws {ConfigError} the store can't be used */
export async function openStore({ sessionStore }: Config): Promise<Store> {
  if (sessionStore.kind === 'memory') return openMemoryStore()
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

function openMemoryStore(): Store {
  const sessions = createMemoryStore()
  return { sessions, pubSub: createMemoryPubSub(), leases: createMemoryLeases(), close: sessions.close }
}

function unusable(found: string, allowed: string): ConfigError {
  return new ConfigError([{ name: 'SESSION_STORE', found, allowed }])
}
