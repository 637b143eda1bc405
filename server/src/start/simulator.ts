import type { Logger } from 'pino'
import { ConfigError } from '../config/config-error.ts'
import { settings } from '../config/settings.ts'
import type { SimulatorConfig } from '../config/simulator.ts'
import type { Config } from '../config.ts'
import type { Simulator } from '../simulator/simulator.ts'

/** Starts the simulator if the configuration wants it. Otherwise none of its code is loaded. */
export async function startSimulator(config: Config, logger: Logger): Promise<Simulator | undefined> {
  if (!config.simulator.enabled) return undefined
  return openSimulator(config.simulator, [`${config.publicUrl}/auth/callback`], logger.child({}, { level: 'error' }))
}

/**
 * Starts a simulator.
 * @throws {ConfigError} for a world file with mistakes: each with its line
 */
export async function openSimulator(
  { publicUrl, world, ...config }: SimulatorConfig,
  redirectUris: readonly string[],
  logger?: Logger,
): Promise<Simulator> {
  const { createSimulator } = await import('../simulator/simulator.ts')
  return createSimulator({
    ...config,
    redirectUris,
    ...(publicUrl !== undefined && { publicOrigin: publicUrl }),
    ...(world && { world: await readWorld(world) }),
    ...(logger && { logger }),
  })
}

async function readWorld({ path, text }: NonNullable<SimulatorConfig['world']>) {
  const { createWorldFileReader, WorldFileError } = await import('../simulator/world-file/read-world-file.ts')
  try {
    return createWorldFileReader()(text)
  } catch (error) {
    if (!(error instanceof WorldFileError)) throw error
    const { allowed } = settings.SIMULATOR_WORLD
    throw new ConfigError([{ name: 'SIMULATOR_WORLD', found: `${path}: ${error.message}`, allowed }])
  }
}
