import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createMemoryStore } from '../../src/store/memory-store.ts'
import { type Store, storeUnavailable } from '../../src/store/store.ts'
import type { Extras } from './open-app.ts'
import { isRedisThere } from './redis-process.ts'
import { startRedis } from './redis-server.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** The settings that several servers share. */
export interface SharedStore {
  settings: Record<string, string>
  extras: Extras
}

/** Every store that processes can share, by the name of it: what a server needs to be set to. */
export const storesOfProcesses: Record<string, () => Promise<Record<string, string>>> = {
  'one file': async () => ({ ...sameKeys(), SESSION_STORE: `sqlite:${join(temporaryFolder(), 'deck.db')}` }),
  ...(isRedisThere && { 'one Redis': async () => ({ ...sameKeys(), SESSION_STORE: (await startRedis()).url }) }),
}

const withoutExtras =
  (share: () => Promise<Record<string, string>>): (() => Promise<SharedStore>) =>
  async () => ({ settings: await share(), extras: {} })

/** Every way in which servers can share a store, by the name of it. */
export const sharedStores: Record<string, () => Promise<SharedStore>> = {
  memory: async () => ({ settings: sameKeys(), extras: { store: createMemoryStore() } }),
  ...Object.fromEntries(Object.entries(storesOfProcesses).map(([name, share]) => [name, withoutExtras(share)])),
}

function sameKeys() {
  return { SESSION_KEYS: randomBytes(32).toString('base64') }
}

/**
 * Two servers on one store, of which one can be cut off from it: it says and hears nothing more, and gives nothing
 * back.
 */
export function mortalStore() {
  const shared = createMemoryStore()
  let isCut = false
  const cuttable: Store = {
    ...shared,
    leases: {
      acquire: async (...args) => {
        if (isCut) throw storeUnavailable(new Error('cut off'))
        return shared.leases.acquire(...args)
      },
      claim: async (...args) => {
        if (isCut) throw storeUnavailable(new Error('cut off'))
        return shared.leases.claim(...args)
      },
      renew: async (...args) => {
        if (isCut) throw storeUnavailable(new Error('cut off'))
        return shared.leases.renew(...args)
      },
      release: async (...args) => {
        if (!isCut) await shared.leases.release(...args)
      },
    },
    pubSub: {
      publish: async (...args) => {
        if (!isCut) await shared.pubSub.publish(...args)
      },
      subscribe: (topic, listener) =>
        shared.pubSub.subscribe(topic, (message) => {
          if (!isCut) listener(message)
        }),
      catchUp: () => (isCut ? undefined : shared.pubSub.catchUp()),
    },
  }
  const cut = () => {
    isCut = true
  }
  return { settings: sameKeys(), store: { shared, cuttable }, cut }
}
