import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const contender = fileURLToPath(new URL('./contender.ts', import.meta.url))

/** Runs a process that counts up so often in the body of `row-1`. @param place as `contender.ts` takes it */
export const contend = (place: object, times: number, env: Record<string, string> = {}) =>
  promisify(execFile)(process.execPath, [contender, JSON.stringify(place), String(times)], {
    env: { ...process.env, ...env },
  })
