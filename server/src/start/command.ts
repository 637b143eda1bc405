import closeWithGrace from 'close-with-grace'
import type { Config } from '../config.ts'
import { productionTimeouts } from '../timeouts.ts'
import { readConfigWithPorts, readEnvironment } from './environment.ts'
import { explainFailure } from './failure.ts'
import type { RunningServer } from './running-server.ts'
import { isTerminalGone } from './terminal.ts'

try {
  const config = await readConfigWithPorts(readEnvironment(process.argv.slice(2)))
  const server = await createServer(config)
  const signals = closeOnSignals(server, config)
  try {
    process.stdout.write(`${await server.start()}\n`)
  } catch (error) {
    signals.uninstall()
    throw error
  }
} catch (error) {
  process.stderr.write(explainFailure(error))
  process.exitCode = 1
}

/** Loads only what this process runs: a primary does not serve. */
async function createServer(config: Config): Promise<RunningServer> {
  if (config.workers === 1) return (await import('./single-process.ts')).runSingleProcess(config, productionTimeouts)
  return (await import('./primary.ts')).runPrimary(config, productionTimeouts)
}

function closeOnSignals({ close, restartWorkers }: RunningServer, { drainDelayMs = 0 }: Config) {
  // A last limit: closing has its own timeouts, which are shorter.
  const delay = productionTimeouts.close.processMs + drainDelayMs
  const skip = restartWorkers ? ['SIGHUP' as const] : []
  const signals = closeWithGrace({ delay, logger: false, skip }, ({ err, signal }) =>
    close(signal === 'SIGTERM' ? 'stop' : 'stop-now', err),
  )
  if (restartWorkers) process.on('SIGHUP', () => (isTerminalGone() ? signals.close() : restartWorkers()))
  return signals
}
