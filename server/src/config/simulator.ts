import { simulatorAddress } from './provider.ts'
import type { SettingFile } from './setting-parsers.ts'
import type { SettingValues } from './settings.ts'

/** Where the simulator listens, and with which world. */
export interface SimulatorConfig {
  port: number
  /** Another address than localhost. */
  host?: string
  /** The address in its links, where it does not follow from the port. */
  publicUrl?: string
  controlToken?: string
  tls?: { cert: string; key: string }
  world?: SettingFile
}

/** Of the settings, what is not as usual. */
export function simulatorConfig(values: SettingValues): SimulatorConfig {
  const { SIMULATOR_HOST: host, SIMULATOR_CONTROL_TOKEN: controlToken, SIMULATOR_WORLD: world } = values
  const { SIMULATOR_TLS_CERT: cert, SIMULATOR_TLS_KEY: key } = values
  return {
    port: values.SIMULATOR_PORT,
    ...(host !== 'localhost' && { host }),
    ...(values.SIMULATOR_PUBLIC_URL !== undefined && { publicUrl: simulatorAddress(values) }),
    ...(controlToken !== undefined && { controlToken }),
    ...(cert && key && { tls: { cert: cert.text, key: key.text } }),
    ...(world && { world }),
  }
}
