import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Logger } from 'pino'
import { ConfigError, errorCode } from '../config/config-error.ts'
import { loadSessionKeys } from '../config/session-keys.ts'
import type { Config } from '../config.ts'
import type { Store } from '../store/store.ts'
import type { Timeouts } from '../timeouts.ts'
import { openStore } from './open-store.ts'

interface ServerData {
  keys: Buffer[]
  store: Store
}

/**
 * Opens the session keys and the store.
 * @throws {ConfigError} names everything that can't be used
 */
export async function openServerData(config: Config, logger: Logger, timeouts: Timeouts['store']): Promise<ServerData> {
  makeDataFolder(config)
  const [keys, store] = await Promise.allSettled([loadKeys(config), openStore(config, logger, timeouts)])
  if (keys.status === 'fulfilled' && store.status === 'fulfilled') return { keys: keys.value, store: store.value }
  if (store.status === 'fulfilled') await store.value.close()
  const reasons: unknown[] = [keys, store].flatMap((part) => (part.status === 'rejected' ? [part.reason] : []))
  const problems = reasons.flatMap((reason) => (reason instanceof ConfigError ? reason.problems : []))
  throw problems.length === 0 ? reasons[0] : new ConfigError(problems)
}

const loadKeys = async ({ sessionKeys, dataFolder }: Config): Promise<Buffer[]> =>
  sessionKeys === 'data-folder' ? loadSessionKeys(dataFolder) : sessionKeys

/** Makes the folder of the database and of the session keys, readable by its owner alone. */
function makeDataFolder({ dataFolder, sessionStore, sessionKeys }: Config): void {
  if (sessionStore.kind !== 'sqlite' && sessionKeys !== 'data-folder') return
  try {
    makeFolder(dataFolder)
  } catch (error) {
    const name = sessionStore.kind === 'sqlite' ? 'SESSION_STORE' : 'SESSION_KEYS'
    const found = `the folder ${dataFolder} can’t be made (${errorCode(error) ?? 'unknown'})`
    const allowed = 'a data folder that is there, or that this user may make; or SESSION_KEYS and SESSION_STORE=memory:'
    throw new ConfigError([{ name, found, allowed }])
  }
}

/** Not with `recursive`: Node's own never ends where a parent folder refuses with ENOENT, as /proc does. */
function makeFolder(path: string): void {
  if (tryToMake(path)) return
  makeFolder(dirname(path))
  if (!tryToMake(path)) throw Object.assign(new Error(path), { code: 'ENOENT' })
}

/** @returns false when the parent is missing */
function tryToMake(path: string): boolean {
  try {
    if (!statSync(path, { throwIfNoEntry: false })) mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    if (errorCode(error) === 'ENOENT' && dirname(path) !== path) return false
    if (errorCode(error) !== 'EEXIST') throw error
  }
  if (statSync(path).isDirectory()) return true
  throw Object.assign(new Error(path), { code: 'ENOTDIR' })
}
