import type { Config } from '../config.ts'
import { createLogger } from '../observability/logger.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { banner } from './banner.ts'
import type { Running } from './running.ts'
import { serve } from './serve.ts'
import { startSimulator } from './simulator.ts'

/** One process: it serves, and runs the simulator where it is wanted. */
export function runSingleProcess(config: Config): Running {
  const logger = createLogger(config.logLevel)
  let simulator: Simulator | undefined
  let app: Pick<Running, 'close'> | undefined

  const close: Running['close'] = async (ending, error) => {
    await app?.close(ending, error)
    await simulator?.close()
  }
  return {
    start: async () => {
      for (const warning of config.warnings) logger.warn({ event: 'setting' }, warning)
      try {
        simulator = await startSimulator(config, logger)
        app = await serve(config, logger)
      } catch (error) {
        await close('stop-now')
        throw error
      }
      return banner(config)
    },
    close,
  }
}
