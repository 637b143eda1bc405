import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { ConfigError } from '../config/config-error.ts'
import type { Config } from '../config.ts'

/**
 * Makes the folder of the store's file and of the kept keys, for its owner alone.
 * @throws {ConfigError} it can't be made
 */
export function makeDataFolder({ dataFolder, sessionStore, sessionKeys }: Config): void {
  if (sessionStore.kind !== 'sqlite' && sessionKeys !== 'data-folder') return
  try {
    makeFolder(dataFolder)
  } catch (error) {
    const name = sessionStore.kind === 'sqlite' ? 'SESSION_STORE' : 'SESSION_KEYS'
    const allowed = 'a data folder that is there, or that this user may make; or SESSION_KEYS and SESSION_STORE=memory:'
    throw new ConfigError([{ name, found: `the folder ${dataFolder} can’t be made (${codeOf(error)})`, allowed }])
  }
}

/** Node's own `recursive` never comes to an end where a parent refuses with ENOENT, as /proc does. */
function makeFolder(path: string): void {
  if (tryToMake(path)) return
  makeFolder(dirname(path))
  if (!tryToMake(path)) throw Object.assign(new Error(path), { code: 'ENOENT' })
}

/** @returns false where the parent is missing */
function tryToMake(path: string): boolean {
  try {
    if (!statSync(path, { throwIfNoEntry: false })) mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    if (codeOf(error) === 'ENOENT' && dirname(path) !== path) return false
    if (codeOf(error) !== 'EEXIST') throw error
  }
  if (statSync(path).isDirectory()) return true
  throw Object.assign(new Error(path), { code: 'ENOTDIR' })
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown')
