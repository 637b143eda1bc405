import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { referencePages } from './pages.ts'

const docs = join(import.meta.dirname, '../../../docs')

it.each(Object.keys(referencePages))('docs/%s says what the table says (`pnpm run docs` writes it)', (name) => {
  expect(readFileSync(join(docs, name), 'utf8')).toBe(referencePages[name]?.())
})
