import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import type { Environment } from '../config/read-settings.ts'
import { readArguments } from './arguments.ts'

/**
 * All that whoever starts a process says: `.env`, over it the environment, over both the arguments. `process.env` stays
 * as it was, so that processes begun later read `.env` as it is by then.
 * @throws {Error} `.env` can't be read, or an argument is unknown
 */
export const readEnvironment = (args: readonly string[]): Environment => ({
  ...readFile('.env'),
  ...process.env,
  ...readArguments(args),
})

/** Puts `.env` into `process.env` too, for the libraries that read their settings there themselves. */
export function shareEnvironmentFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env')
}

function readFile(path: string): Environment {
  if (!existsSync(path)) return {}
  try {
    return parseEnv(readFileSync(path, 'utf8'))
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : ''
    throw new Error(`${path} can’t be read${code}.`, { cause })
  }
}
