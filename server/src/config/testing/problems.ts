import { readConfig } from '../../config.ts'
import { ConfigError, type SettingProblem } from '../config-error.ts'

/** The problems of a start with these settings. */
export function problemsOf(env: Record<string, string>): readonly SettingProblem[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}
