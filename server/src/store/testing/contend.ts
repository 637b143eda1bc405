import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const contender = fileURLToPath(new URL('./contender.ts', import.meta.url))

/**
 * Runs a process that increments the number in the body of `row-1`.
 * @param setting as in SESSION_STORE
 */
export const contend = (setting: string, times: number, env: Record<string, string> = {}) =>
  promisify(execFile)(process.execPath, [contender, setting, String(times)], { env: { ...process.env, ...env } })
