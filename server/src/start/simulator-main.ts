import closeWithGrace from 'close-with-grace'
import { readOptions } from '../../contract/command-line.ts'
import { ConfigError } from '../config/config-error.ts'
import { findSimulatorContradictions } from '../config/contradictions.ts'
import { type Environment, readSettings } from '../config/read-settings.ts'
import { type SimulatorConfig, simulatorConfig } from '../config/simulator.ts'
import { banner } from '../simulator/welcome.ts'
import { readEnvironment } from './environment.ts'
import { explainFailure } from './failure.ts'
import { openSimulator } from './simulator.ts'

readOptions('pnpm simulator', {})

/** The app's own address, and any port of this machine for other clients. */
const redirectUris = ['http://127.0.0.1:8888/auth/callback', 'http://127.0.0.1/callback']

/** Of the settings only those of the simulator: what is wrong with the app's is nothing to it. */
function readSimulatorConfig(env: Environment): SimulatorConfig {
  const { values, problems } = readSettings(env)
  const own = problems.filter(({ name }) => name.startsWith('SIMULATOR_'))
  const wrong = own.length > 0 ? own : findSimulatorContradictions(values)
  if (wrong.length > 0) throw new ConfigError(wrong)
  return simulatorConfig(values)
}

try {
  const simulator = await openSimulator(readSimulatorConfig(readEnvironment([])), redirectUris)
  closeWithGrace({ delay: 5000 }, () => simulator.close())
  process.stdout.write(`${banner(simulator.origin, redirectUris)}\n`)
} catch (error) {
  process.stderr.write(explainFailure(error))
  process.exitCode = 1
}
