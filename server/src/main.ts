import { existsSync } from 'node:fs'
import closeWithGrace from 'close-with-grace'
import type { Config } from './config.ts'
import { runAlone } from './start/alone.ts'
import { explainFailure } from './start/failure.ts'
import type { Running } from './start/running.ts'
import { readSettledConfig } from './start/settled-config.ts'

try {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const config = await readSettledConfig(process.env)
  await run(runAlone(config), config)
} catch (error) {
  process.stderr.write(explainFailure(error))
  process.exitCode = 1
}

async function run({ start, close }: Running, { drainDelayMs = 0 }: Config): Promise<void> {
  // Closing has an end of its own; this one is for what nobody thought of.
  const closing = closeWithGrace({ delay: 10_000 + drainDelayMs, logger: false }, ({ err, signal }) =>
    close(signal === 'SIGTERM' ? 'stop' : 'stop-now', err),
  )
  try {
    console.log(await start())
  } catch (error) {
    closing.uninstall()
    throw error
  }
}
