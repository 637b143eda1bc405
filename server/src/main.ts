import { existsSync } from 'node:fs'
import closeWithGrace from 'close-with-grace'
import { explainFailure } from './start/failure.ts'
import { start } from './start/start.ts'

try {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const running = await start(process.env)
  console.log(running.banner)
  // Closing has an end of its own; this one is for what nobody thought of.
  closeWithGrace({ delay: 10_000, logger: false }, ({ err }) => running.close(err))
} catch (error) {
  process.stderr.write(explainFailure(error))
  process.exitCode = 1
}
