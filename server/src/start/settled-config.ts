import { freePort } from '../async/free-port.ts'
import type { Environment } from '../config/read-settings.ts'
import { type Config, readConfig } from '../config.ts'

/**
 * Reads the configuration, and settles which port a 0 means before anything is derived from it: redirect URI, banner
 * and the simulator's addresses name it.
 * @throws {ConfigError} names every wrong setting at once
 */
export async function readConfigWithPorts(env: Environment): Promise<Config> {
  const config = readConfig(env)
  const { port, host, simulator } = config
  if (port !== 0 && simulator.port !== 0) return config
  const PORT = port || (await freePort(host))
  const SIMULATOR_PORT = simulator.port || (await freePort('localhost'))
  return readConfig({ ...env, PORT: String(PORT), SIMULATOR_PORT: String(SIMULATOR_PORT) })
}
