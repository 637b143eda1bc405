import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { controlTypes } from './control-types.ts'

test('the types of the simulator’s package say what its controls say (`pnpm run docs` writes them)', async () => {
  const file = join(import.meta.dirname, '../../simulator-package/src/control-types.ts')
  expect(readFileSync(file, 'utf8')).toBe(await controlTypes())
})
