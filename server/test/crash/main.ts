import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { localUrl } from '../harness/open-app.ts'
import { Simulator } from '../harness/simulator.ts'
import { crashAgainAndAgain } from './crash-loop.ts'

/** `pnpm crash`: kill -9 a hundred times, unless told otherwise. */
const { values } = parseArgs({ options: { kills: { type: 'string', default: '100' } } })
const simulator = await Simulator.start([`${localUrl}/auth/callback`])
const folder = await mkdtemp(join(tmpdir(), 'scopedeck-crash-'))
try {
  const options = { simulator, folder, kills: Number(values.kills), random: Math.random }
  const { broken, ...counts } = await crashAgainAndAgain(options)
  for (const [name, count] of Object.entries(counts)) console.log(`${name.padEnd(14)}${count}`)
  console.log(`${'broken'.padEnd(14)}${broken.length}`)
  for (const what of broken) console.log(what)
  process.exitCode = broken.length > 0 ? 1 : 0
} finally {
  await simulator.close()
  await rm(folder, { recursive: true, force: true })
}
