import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError, errorCode, SettingError } from './config-error.ts'

/** The form of a list of session keys. The file in the data folder has the same form, so that it can become the setting. */
export const sessionKeysForm =
  'base64 of 32 bytes, or several of them separated by commas: the first encrypts, all decrypt'

/** Refuses a list of mixed lengths: secure-session would fail on it only when the first cookie arrives. */
export function parseSessionKeys(text: string): Buffer[] {
  const keys = text.split(',').map((key) => key.trim())
  const wrong = keys.findIndex((key) => !/^[\w+/-]{43}=?$/.test(key))
  if (wrong >= 0)
    throw new SettingError(`key ${wrong + 1} of ${keys.length} is not base64 of 32 bytes; it is not shown`)
  return keys.map((key) => Buffer.from(key, 'base64'))
}

/**
 * The session keys of this machine: made at the first start, kept in the data folder, and read at every later start.
 * Processes that start at the same time get the same key.
 * @throws {ConfigError} the folder can't be written, or the file can't be read or holds something else
 */
export async function loadSessionKeys(dataFolder: string): Promise<Buffer[]> {
  const path = join(dataFolder, 'session-keys')
  try {
    const text = (await readKeyFile(path)) ?? (await makeKeyFile(dataFolder, path))
    return parseSessionKeys(text.trim())
  } catch (error) {
    throw new ConfigError([{ name: 'SESSION_KEYS', found: foundAt(path, error), allowed: allowedKeys }])
  }
}

const allowedKeys = `a data folder that this process may write, or the setting itself: ${sessionKeysForm}`

async function readKeyFile(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Writes the file under another name, then links it: a link is never seen half written, and never replaces a file. */
async function makeKeyFile(dataFolder: string, path: string): Promise<string> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomBytes(8).toString('hex')}`
  try {
    await writeDurably(draft, `${randomBytes(32).toString('base64')}\n`)
    await link(draft, path)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  } finally {
    await rm(draft, { force: true })
  }
  return readFile(path, 'utf8')
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

function foundAt(path: string, error: unknown): string {
  if (error instanceof SettingError) return `${path}: ${error.message}`
  return `${path}: ${errorCode(error) ?? 'it can’t be read'}`
}
