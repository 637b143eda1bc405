import { setImmediate as nextTurnOfTheLoop } from 'node:timers/promises'
import type { RedisAddress } from '../redis-address.ts'
import { openRedisStore } from '../redis-store.ts'
import { openSqliteStore } from '../sqlite-store.ts'

/** Where the contenders meet: a file, or a Redis. */
type Place = { path: string } | RedisAddress

/** A process of its own that counts up in the body of `row-1`. Run as `node contender.ts PLACE TIMES`. */
const [, , text = '', times = '0'] = process.argv
const place = JSON.parse(text) as Place
const store = 'path' in place ? openSqliteStore(place.path) : await openRedisStore(place, { lost() {}, back() {} })
for (let time = 0; time < Number(times); time += 1)
  await store.sessions.update('row-1', async ({ body }) => {
    const count = Number(Buffer.from(body).toString())
    for (let turn = 0; turn < 5; turn += 1) await nextTurnOfTheLoop()
    return new Uint8Array(Buffer.from(String(count + 1)))
  })
await store.close()
