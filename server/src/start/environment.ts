import { existsSync, readFileSync } from 'node:fs'
import { parseArgs, parseEnv } from 'node:util'
import { printable } from '../../contract/printable.ts'
import { freePort } from '../async/free-port.ts'
import { ConfigError, errorCode, SettingError, type SettingProblem } from '../config/config-error.ts'
import type { Environment } from '../config/read-settings.ts'
import { settings } from '../config/settings.ts'
import { type Config, readConfig } from '../config.ts'

/**
 * The settings of this process: `.env`, overridden by the environment, overridden by the arguments. `process.env` is
 * not changed, so that a process that is started later reads `.env` as it is then.
 * @throws {Error} `.env` can't be read, or an argument is unknown
 */
export const readEnvironment = (args: readonly string[]): Environment => ({
  ...readEnvironmentFile('.env'),
  ...process.env,
  ...readArguments(args),
})

/** Puts `.env` into `process.env` too, for the libraries that read their settings there themselves. */
export function shareEnvironmentFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env')
}

function readEnvironmentFile(path: string): Environment {
  if (!existsSync(path)) return {}
  try {
    return parseEnv(readFileSync(path, 'utf8'))
  } catch (cause) {
    const code = errorCode(cause)
    throw new Error(`${path} can’t be read${code === undefined ? '' : ` (${code})`}.`, { cause })
  }
}

/**
 * Reads the configuration, and chooses a free port wherever a setting says 0. Everything that names a port is derived
 * after that: the redirect URI, the banner and the addresses of the simulator.
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

/**
 * The arguments of `pnpm start`, as settings. Some package managers pass on a `--` that was meant for them.
 * @throws {ConfigError} names every argument that is unknown or wrong
 */
export function readArguments(args: readonly string[]): Environment {
  const rest = args.filter((argument) => argument !== '--')
  const { tokens } = parseArgs({ args: rest, options: { workers: { type: 'string' } }, strict: false, tokens: true })
  const problems: SettingProblem[] = []
  const env: Environment = {}
  for (const token of tokens) {
    if (token.kind === 'option' && token.name === 'workers') {
      env.WEB_CONCURRENCY = token.value
      problems.push(...checkWorkers(token.value))
    } else problems.push(unknownArgument(rest[token.index] ?? ''))
  }
  if (problems.length > 0) throw new ConfigError(problems)
  return env
}

function checkWorkers(value: string | undefined): SettingProblem[] {
  const { allowed, parse } = settings.WEB_CONCURRENCY
  try {
    parse(value ?? '')
    return []
  } catch (error) {
    if (!(error instanceof SettingError)) throw error
    return [{ name: '--workers', found: value === undefined ? 'nothing after it' : quote(value), allowed }]
  }
}

const unknownArgument = (argument: string): SettingProblem => ({
  name: 'arguments',
  found: quote(argument),
  allowed: '--workers N; everything else is a setting, from the environment or .env',
})

const quote = (text: string) => `“${printable(text, 120)}”`
