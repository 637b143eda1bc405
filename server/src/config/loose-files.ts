import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment } from './read-settings.ts'
import { settingNames, settingRow } from './settings.ts'

/** What a file of secrets may allow anybody but its owner: nothing. */
const othersBits = 0o077

interface KeyFile {
  /** What names the file, for the operator. */
  name: string
  path: string
}

/**
 * One line for each file of secrets that other users of this machine may read or change.
 * @param keyFolder where the session keys of this machine are kept; `undefined` where they are a setting
 */
export function findLooseFiles(env: Environment, keyFolder: string | undefined): string[] {
  // Windows has no such modes: Node reports 666 for every file there.
  if (process.platform === 'win32') return []
  return keyFiles(env, keyFolder).flatMap(({ name, path }) => {
    const mode = modeOf(path)
    if (mode === undefined || (mode & othersBits) === 0) return []
    return [`${name} has the mode ${mode.toString(8)}: other users of this machine may open it. Run chmod 600 on it.`]
  })
}

function keyFiles(env: Environment, keyFolder: string | undefined): KeyFile[] {
  const named = secretNames.flatMap((setting): KeyFile[] => {
    const path = env[`${setting}_FILE`]?.trim()
    return path ? [{ name: `The file of ${setting}_FILE`, path }] : []
  })
  const environment = holdsSecrets('.env') ? [{ name: '.env', path: '.env' }] : []
  const keys = keyFolder === undefined ? [] : [join(keyFolder, 'session-keys')]
  return [...named, ...environment, ...keys.map((path) => ({ name: path, path }))]
}

/** The settings whose value is a secret, or may hold a password. */
const secretNames = settingNames.filter((name) => settingRow(name).secret || name === 'SESSION_STORE')

function holdsSecrets(path: string): boolean {
  try {
    const text = readFileSync(path, 'utf8')
    return secretNames.some((name) => new RegExp(`^\\s*(export\\s+)?${name}\\s*=\\s*\\S`, 'm').test(text))
  } catch {
    return false
  }
}

/** `undefined` for a file that is not there. */
function modeOf(path: string): number | undefined {
  const found = statSync(path, { throwIfNoEntry: false })
  return found?.isFile() ? found.mode & 0o777 : undefined
}
