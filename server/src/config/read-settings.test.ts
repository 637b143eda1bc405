import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readSettings } from './read-settings.ts'

function file(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'scopedeck-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'value')
  writeFileSync(path, text)
  return path
}

test('a value may come from a file, with a line break at its end', () => {
  const { values, problems } = readSettings({
    SPOTIFY_CLIENT_ID_FILE: file('my-client\n'),
    SPOTIFY_CLIENT_SECRET_FILE: file('my-secret\r\n'),
    SESSION_KEYS_FILE: file(`${Buffer.alloc(32, 7).toString('base64')}\n`),
    METRICS_TOKEN_FILE: file('my-token'),
  })
  expect(problems).toEqual([])
  expect(values).toMatchObject({
    SPOTIFY_CLIENT_ID: 'my-client',
    SPOTIFY_CLIENT_SECRET: 'my-secret',
    SESSION_KEYS: [Buffer.alloc(32, 7)],
    METRICS_TOKEN: 'my-token',
  })
})

test('a setting that is not secret is not read from a file', () => {
  expect(readSettings({ PORT_FILE: file('9000') }).values.PORT).toBe(8888)
})

test('a value and a file for it contradict each other', () => {
  const { problems } = readSettings({ METRICS_TOKEN: 'one', METRICS_TOKEN_FILE: file('two') })
  expect(problems).toEqual([
    { name: 'METRICS_TOKEN', found: 'both METRICS_TOKEN and METRICS_TOKEN_FILE', allowed: 'one of the two' },
  ])
})

test('a missing file is named, with the reason', () => {
  const { problems } = readSettings({ SESSION_KEYS_FILE: '/nowhere/keys' })
  expect(problems).toEqual([
    { name: 'SESSION_KEYS_FILE', found: '“/nowhere/keys” (ENOENT)', allowed: 'the path of a file that can be read' },
  ])
})

test.each(['', 'two words', 'a\nb'])('the content of a file is never shown: %j', (text) => {
  const { problems } = readSettings({ SPOTIFY_CLIENT_ID_FILE: file(text) })
  expect(problems).toMatchObject([{ name: 'SPOTIFY_CLIENT_ID_FILE', found: 'a value that is not shown' }])
})
