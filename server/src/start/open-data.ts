import type { Logger } from 'pino'
import { ConfigError } from '../config/config-error.ts'
import { loadSessionKeys } from '../config/session-keys.ts'
import type { Config } from '../config.ts'
import type { Store } from '../store/store.ts'
import { makeDataFolder } from './data-folder.ts'
import { openStore } from './open-store.ts'

interface Data {
  keys: Buffer[]
  store: Store
}

/**
 * Opens what the server keeps.
 * @throws {ConfigError} names all of it that can't be used
 */
export async function openServerData(config: Config, logger: Logger): Promise<Data> {
  makeDataFolder(config)
  const [keys, store] = await Promise.allSettled([loadKeys(config), openStore(config, logger)])
  if (keys.status === 'fulfilled' && store.status === 'fulfilled') return { keys: keys.value, store: store.value }
  if (store.status === 'fulfilled') await store.value.close()
  const reasons: unknown[] = [keys, store].flatMap((part) => (part.status === 'rejected' ? [part.reason] : []))
  const problems = reasons.flatMap((reason) => (reason instanceof ConfigError ? reason.problems : []))
  throw problems.length === 0 ? reasons[0] : new ConfigError(problems)
}

const loadKeys = async ({ sessionKeys, dataFolder }: Config): Promise<Buffer[]> =>
  sessionKeys === 'data-folder' ? loadSessionKeys(dataFolder) : sessionKeys
