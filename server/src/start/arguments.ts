import { parseArgs } from 'node:util'
import { printable } from '../../contract/printable.ts'
import { ConfigError, type SettingProblem } from '../config/config-error.ts'
import type { Environment } from '../config/read-settings.ts'
import { SettingError } from '../config/setting-error.ts'
import { settings } from '../config/settings.ts'

/**
 * What follows `pnpm start`, as settings. Some package managers pass a `--` on that was meant for them.
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
      problems.push(...judge(token.value))
    } else problems.push(unknown(rest[token.index] ?? ''))
  }
  if (problems.length > 0) throw new ConfigError(problems)
  return env
}

const { allowed, parse } = settings.WEB_CONCURRENCY

function judge(value: string | undefined): SettingProblem[] {
  try {
    parse(value ?? '')
    return []
  } catch (error) {
    if (!(error instanceof SettingError)) throw error
    return [{ name: '--workers', found: value === undefined ? 'nothing after it' : quote(value), allowed }]
  }
}

const unknown = (argument: string): SettingProblem => ({
  name: 'arguments',
  found: quote(argument),
  allowed: '--workers N; everything else is a setting, from the environment or .env',
})

const quote = (text: string) => `“${printable(text, 120)}”`
