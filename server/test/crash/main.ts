import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { number, readOptions } from '../../contract/command-line.ts'
import { localUrl } from '../harness/open-app.ts'
import { Simulator } from '../harness/simulator.ts'
import { crashAgainAndAgain } from './crash-loop.ts'

/** `pnpm crash`: kill -9, again and again. */
const { kills } = readOptions('pnpm crash', { kills: number('how often the server is killed', 100) })
const simulator = await Simulator.start([`${localUrl}/auth/callback`])
const folder = await mkdtemp(join(tmpdir(), 'scopedeck-crash-'))
try {
  const options = { simulator, folder, kills, random: Math.random }
  const { broken, ...counts } = await crashAgainAndAgain(options)
  for (const [name, count] of Object.entries(counts)) console.log(`${name.padEnd(14)}${count}`)
  console.log(`${'broken'.padEnd(14)}${broken.length}`)
  for (const what of broken) console.log(what)
  process.exitCode = broken.length > 0 ? 1 : 0
} finally {
  await simulator.close()
  await rm(folder, { recursive: true, force: true })
}
