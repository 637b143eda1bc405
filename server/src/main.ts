import closeWithGrace from 'close-with-grace'
import type { Config } from './config.ts'
import { readEnvironment } from './start/environment.ts'
import { explainFailure } from './start/failure.ts'
import type { RunningServer } from './start/running-server.ts'
import { readConfigWithPorts } from './start/settled-config.ts'
import { isTerminalGone } from './start/terminal.ts'

try {
  const config = await readConfigWithPorts(readEnvironment(process.argv.slice(2)))
  await run(await load(config), config)
} catch (error) {
  process.stderr.write(explainFailure(error))
  process.exitCode = 1
}

/** Loads no more than it takes: who watches over others does not serve. */
async function load(config: Config): Promise<RunningServer> {
  if (config.workers === 1) return (await import('./start/single-process.ts')).runSingleProcess(config)
  return (await import('./start/primary.ts')).runPrimary(config)
}

async function run({ start, close, renew }: RunningServer, { drainDelayMs = 0 }: Config): Promise<void> {
  // Closing has an end of its own; this one is for what nobody thought of.
  const options = { delay: 10_000 + drainDelayMs, logger: false as const, skip: renew ? ['SIGHUP' as const] : [] }
  const closing = closeWithGrace(options, ({ err, signal }) => close(signal === 'SIGTERM' ? 'stop' : 'stop-now', err))
  if (renew) process.on('SIGHUP', () => (isTerminalGone() ? closing.close() : renew()))
  try {
    console.log(await start())
  } catch (error) {
    closing.uninstall()
    throw error
  }
}
