import { randomBytes } from 'node:crypto'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/harness/temporary-folder.ts'
import { readConfig } from '../config.ts'

const keys = randomBytes(32).toString('base64')

/** A file with this mode, whatever the mask of the process is. */
function fileOf(mode: number, text: string, name = 'key'): string {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, text)
  chmodSync(path, mode)
  return path
}

const files: [string, string][] = [
  ['SESSION_KEYS', keys],
  ['SPOTIFY_CLIENT_SECRET', 'secret'],
  ['METRICS_TOKEN', 'token'],
  ['SESSION_STORE', 'memory:'],
]

test.each(files)('a file of %s that others may open is named at start', (name, text) => {
  const rest = name === 'SPOTIFY_CLIENT_SECRET' ? { SPOTIFY_CLIENT_ID: 'id' } : {}
  const warningsWith = (mode: number) => readConfig({ ...rest, [`${name}_FILE`]: fileOf(mode, text) }).warnings
  for (const mode of [0o600, 0o400]) expect(warningsWith(mode)).toEqual([])
  for (const mode of [0o644, 0o640, 0o604, 0o620, 0o660])
    expect(warningsWith(mode)).toEqual([
      expect.stringMatching(new RegExp(`${name}_FILE has the mode ${mode.toString(8)}`)),
    ])
})

test('so are the session keys of this machine', () => {
  const path = fileOf(0o644, keys, 'session-keys')
  const SESSION_STORE = `sqlite:${path.replace(/session-keys$/, 'deck.db')}`
  expect(readConfig({ SESSION_STORE }).warnings).toEqual([expect.stringContaining(`${path} has the mode 644`)])
  expect(readConfig({ SESSION_STORE, SESSION_KEYS: keys }).warnings).toEqual([])
  chmodSync(path, 0o600)
  expect(readConfig({ SESSION_STORE }).warnings).toEqual([])
})
