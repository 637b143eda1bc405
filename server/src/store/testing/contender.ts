import { setImmediate as nextTick } from 'node:timers/promises'
import { parseSessionStore } from '../../config/session-store.ts'
import type { Store } from '../store.ts'

/** A process that increments the number in the body of `row-1`. Run as `node contender.ts SESSION_STORE TIMES`. */
const [, , text = '', times = '0'] = process.argv

/** Loads only the code of its own store: several of these processes start at the same time. */
async function open(): Promise<Store> {
  const setting = parseSessionStore(text)
  if (setting.kind === 'sqlite') return (await import('../sqlite-store.ts')).openSqliteStore(setting.path)
  if (setting.kind === 'memory') throw new Error('Processes can’t share a store in memory.')
  return (await import('../redis-store.ts')).openRedisStore(setting.address, { lost() {}, back() {} })
}

const store = await open()
for (let time = 0; time < Number(times); time += 1)
  await store.sessions.update('row-1', async ({ body }) => {
    const count = Number(Buffer.from(body).toString())
    for (let tick = 0; tick < 5; tick += 1) await nextTick()
    return new Uint8Array(Buffer.from(String(count + 1)))
  })
await store.close()
