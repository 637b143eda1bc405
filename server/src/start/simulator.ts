import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { Simulator } from '../simulator/simulator.ts'

/** Starts the simulator if the configuration wants it. Otherwise none of its code is loaded. */
export async function startSimulator(config: Config, logger: Logger): Promise<Simulator | undefined> {
  if (!config.simulator.enabled) return undefined
  const { createSimulator } = await import('../simulator/simulator.ts')
  return createSimulator({
    port: config.simulator.port,
    redirectUris: [`${config.publicUrl}/auth/callback`],
    logger: logger.child({}, { level: 'error' }),
  })
}
