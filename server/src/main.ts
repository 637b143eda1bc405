import closeWithGrace from 'close-with-grace'
import type { Config } from './config.ts'
import { readConfigWithPorts, readEnvironment } from './start/environment.ts'
import { explainFailure } from './start/failure.ts'
import type { RunningServer } from './start/running-server.ts'
import { isTerminalGone } from './start/terminal.ts'
import { productionTimeouts } from './timeouts.ts'

try {
  const config = await readConfigWithPorts(readEnvironment(process.argv.slice(2)))
  const server = await createServer(config)
  const signals = closeOnSignals(server, config)
  try {
    console.log(await server.start())
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
  if (config.workers === 1)
    return (await import('./start/single-process.ts')).runSingleProcess(config, productionTimeouts)
  return (await import('./start/primary.ts')).runPrimary(config, productionTimeouts)
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
