import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ConfigError } from './config-error.ts'
import { loadSessionKeys, parseSessionKeys } from './session-keys.ts'

function freshFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'scopedeck-'))
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }))
  return join(parent, 'deep', 'data')
}

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)

test('keys are made once, and stay the same at every later start', async () => {
  const folder = freshFolder()
  const made = await loadSessionKeys(folder)
  expect(made).toHaveLength(1)
  expect(made[0]).toHaveLength(32)
  await expect(loadSessionKeys(folder)).resolves.toEqual(made)
  await expect(loadSessionKeys(freshFolder())).resolves.not.toEqual(made)
})

test.skipIf(process.platform === 'win32')('only this user may read them', async () => {
  const folder = freshFolder()
  await loadSessionKeys(folder)
  expect(mode(folder)).toBe('700')
  expect(mode(join(folder, 'session-keys'))).toBe('600')
})

test('an existing folder keeps its mode', async () => {
  const folder = freshFolder()
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
  await loadSessionKeys(folder)
  expect(mode(folder)).toBe('755')
})

test('processes that start at the same time get the same keys, and leave no other file', async () => {
  const folder = freshFolder()
  const all = await Promise.all(Array.from({ length: 20 }, () => loadSessionKeys(folder)))
  for (const keys of all) expect(keys).toEqual(all[0])
  expect(readdirSync(folder)).toEqual(['session-keys'])
})

test('the file has the form of the setting, so keys may be rotated by hand', async () => {
  const folder = freshFolder()
  const [old] = await loadSessionKeys(folder)
  const path = join(folder, 'session-keys')
  const fresh = Buffer.alloc(32, 7)
  writeFileSync(path, `${fresh.toString('base64')},${readFileSync(path, 'utf8')}`)
  await expect(loadSessionKeys(folder)).resolves.toEqual([fresh, old])
})

test.each(['', 'garbage', `${Buffer.alloc(16).toString('base64')}\n`])(
  'a file that holds %j is refused',
  async (text) => {
    const folder = freshFolder()
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'session-keys'), text)
    const failure = await loadSessionKeys(folder).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(ConfigError)
    expect(failure).toMatchObject({
      problems: [{ name: 'SESSION_KEYS', found: expect.stringMatching(/session-keys: key 1 of 1 is not base64/) }],
    })
    expect(readFileSync(join(folder, 'session-keys'), 'utf8')).toBe(text)
  },
)

test('a file that can’t be read, and a folder that can’t be made, are named', async () => {
  const folder = freshFolder()
  mkdirSync(join(folder, 'session-keys'), { recursive: true })
  await expect(loadSessionKeys(folder)).rejects.toMatchObject({
    problems: [{ found: expect.stringMatching(/EISDIR$/) }],
  })
  writeFileSync(join(folder, 'file'), '')
  const under = loadSessionKeys(join(folder, 'file', 'data'))
  await expect(under).rejects.toMatchObject({ problems: [{ found: expect.stringMatching(/ENOTDIR$/) }] })
})

test('both alphabets of base64 and a missing = are accepted', () => {
  const key = Buffer.alloc(32, 0xfb)
  expect(parseSessionKeys(`${key.toString('base64')},${key.toString('base64url')}`)).toEqual([key, key])
})
