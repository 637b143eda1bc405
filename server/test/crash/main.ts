import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { number, readOptions, words } from '../../contract/command-line.ts'
import { localUrl } from '../harness/open-app.ts'
import { isRedisThere, RedisServer } from '../harness/redis-process.ts'
import { Simulator } from '../harness/simulator.ts'
import { type CrashReport, crashAgainAndAgain } from './crash-loop.ts'

/**
 * `pnpm crash`: kill -9 a hundred times, a quarter each of one and two processes on SQLite and Redis. Ends with 1 where
 * anything was lost beyond what a kill may cost.
 */
const options = readOptions('pnpm crash', {
  kills: number('how often a server is killed', 100),
  store: words('only on this store', ['sqlite', 'redis']),
  processes: words('only with so many processes', ['1', '2']),
})
const { store: stores = isRedisThere ? ['sqlite', 'redis'] : ['sqlite'], processes: counts = ['1', '2'] } = options
const arrangements = stores.flatMap((store) => counts.map((processes) => ({ store, processes })))
const kills = Math.ceil(options.kills / arrangements.length)
const columns = ['store', 'processes', 'kills', 'sign-ins', 'refreshes', 'at risk', 'lost', 'broken']
const row = (cells: readonly (string | number)[]) => cells.map((cell) => String(cell).padStart(11)).join('')

console.log(row(columns))
for (const { store, processes } of arrangements) {
  const { broken, ...found } = await crash(store, Number(processes))
  console.log(row([store, processes, ...Object.values(found), broken.length]))
  for (const what of broken) console.log(what)
  if (broken.length > 0) process.exitCode = 1
}

async function crash(store: string, processes: number): Promise<CrashReport> {
  const simulator = await Simulator.start([`${localUrl}/auth/callback`])
  const folder = await mkdtemp(join(tmpdir(), 'scopedeck-crash-'))
  const redis = store === 'redis' ? await RedisServer.start() : undefined
  const sessionStore = redis?.url ?? 'sqlite:deck.db'
  try {
    return await crashAgainAndAgain({ simulator, folder, sessionStore, processes, kills, random: Math.random })
  } finally {
    await simulator.close()
    await redis?.dispose()
    await rm(folder, { recursive: true, force: true })
  }
}
