import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readOptions } from '../../contract/command-line.ts'
import { referencePages } from './pages.ts'

readOptions('pnpm run docs', {})

const docs = join(import.meta.dirname, '../../../docs')
for (const [name, page] of Object.entries(referencePages)) writeFileSync(join(docs, name), page())
