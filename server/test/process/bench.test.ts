import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../harness/temporary-folder.ts'

const main = join(import.meta.dirname, '../bench/main.ts')

test('the bench signs in, calls every subject, and gives its figures as a table and as JSON', {
  timeout: 120_000,
}, async () => {
  const file = join(temporaryFolder(), 'bench.json')
  const only = ['--only', 'links', '--only', 'expired-token', '--subject', 'usual BFF', '--subject', 'ours']
  const { stdout } = await promisify(execFile)(process.execPath, [main, '--quick', ...only, '--json', file])
  expect(stdout.match(/^\| (usual BFF|ours) /gm)).toEqual(['| usual BFF ', '| ours '])
  const { figures } = JSON.parse(readFileSync(file, 'utf8'))
  expect(figures.links.map(({ subject }: { subject: string }) => subject)).toEqual(['usual BFF', 'ours'])
  for (const { figures: measured } of figures.links) expect(measured.callsPerSecond).toBeGreaterThan(0)
  expect(figures['expired-token']).toContainEqual(expect.objectContaining({ value: 1, atMost: 1 }))
})
