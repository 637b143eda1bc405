import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { referencePages } from './pages.ts'

const docs = join(import.meta.dirname, '../../../docs')
for (const [name, page] of Object.entries(referencePages)) writeFileSync(join(docs, name), page())
