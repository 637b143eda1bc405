import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError } from './config-error.ts'
import { SettingError } from './setting-error.ts'

/** What a list of session keys looks like; the kept file has the same form, so that it can become the setting. */
export const sessionKeysForm =
  'base64 of 32 bytes, or several of them separated by commas: the first encrypts, all decrypt'

/** A list of mixed lengths is refused here, because secure-session only fails on it when the first cookie comes. */
export function parseSessionKeys(text: string): Buffer[] {
  const keys = text.split(',').map((key) => key.trim())
  const wrong = keys.findIndex((key) => !/^[\w+/-]{43}=?$/.test(key))
  if (wrong >= 0)
    throw new SettingError(`key ${wrong + 1} of ${keys.length} is not base64 of 32 bytes; it is not shown`)
  return keys.map((key) => Buffer.from(key, 'base64'))
}

/**
 * The session keys of this machine: made at the first start, kept in the data folder, read at every later one.
 * Two processes that start at once agree on one key.
 * @throws {ConfigError} the folder can't be written, or the file can't be read or holds something else
 */
export async function loadSessionKeys(dataFolder: string): Promise<Buffer[]> {
  const path = join(dataFolder, 'session-keys')
  try {
    const text = (await readKept(path)) ?? (await make(dataFolder, path))
    return parseSessionKeys(text.trim())
  } catch (error) {
    throw new ConfigError([{ name: 'SESSION_KEYS', found: foundAt(path, error), allowed: keptForm }])
  }
}

const keptForm = `a data folder that this process may write, or the setting itself: ${sessionKeysForm}`

async function readKept(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Written whole under another name, then linked: a link is never seen half made, and does not replace another's. */
async function make(dataFolder: string, path: string): Promise<string> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomBytes(8).toString('hex')}`
  try {
    await writeDurably(draft, `${randomBytes(32).toString('base64')}\n`)
    await link(draft, path)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
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
  return `${path}: ${codeOf(error) ?? 'it can’t be read'}`
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined
