import { existsSync } from 'node:fs'
import closeWithGrace from 'close-with-grace'
import { explainFailure } from './start/failure.ts'
import { start } from './start/start.ts'

if (existsSync('.env')) process.loadEnvFile('.env')

try {
  const running = await start(process.env)
  console.log(running.banner)
  // Requests under way finish; whatever does not within ten seconds is cut.
  closeWithGrace({ delay: 10_000, logger: false }, ({ err }) => running.close(err))
} catch (error) {
  process.stderr.write(explainFailure(error))
  process.exitCode = 1
}
