import type { Config } from '../config.ts'
import { createLogger } from '../observability/logger.ts'
import type { Simulator } from '../simulator/simulator.ts'
import type { Timeouts } from '../timeouts.ts'
import { banner } from './banner.ts'
import type { RunningServer } from './running-server.ts'
import { serve } from './serve.ts'
import { startSimulator } from './simulator.ts'

/** One process that serves, and that runs the simulator if the configuration wants it. */
export function runSingleProcess(config: Config, timeouts: Timeouts): RunningServer {
  const logger = createLogger(config.logLevel)
  let simulator: Simulator | undefined
  let app: Pick<RunningServer, 'close'> | undefined

  const close: RunningServer['close'] = async (ending, error) => {
    await app?.close(ending, error)
    await simulator?.close()
  }
  return {
    start: async () => {
      for (const warning of config.warnings) logger.warn({ event: 'setting' }, warning)
      try {
        simulator = await startSimulator(config, logger)
        app = await serve({ config, logger, timeouts })
      } catch (error) {
        await close('stop-now')
        throw error
      }
      return banner(config)
    },
    close,
  }
}
