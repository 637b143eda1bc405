import { setImmediate as nextTurnOfTheLoop } from 'node:timers/promises'
import { openSqliteStore } from '../sqlite-store.ts'

/** A process of its own that counts up in the body of `row-1`. Run as `node contender.ts PATH TIMES`. */
const [, , path = '', times = '0'] = process.argv
const store = openSqliteStore(path)
for (let time = 0; time < Number(times); time += 1)
  await store.sessions.update('row-1', async ({ body }) => {
    const count = Number(Buffer.from(body).toString())
    for (let turn = 0; turn < 5; turn += 1) await nextTurnOfTheLoop()
    return new Uint8Array(Buffer.from(String(count + 1)))
  })
await store.close()
