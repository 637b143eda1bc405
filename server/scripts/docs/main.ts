import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readOptions } from '../../contract/command-line.ts'
import { controlTypes } from './control-types.ts'
import { referencePages } from './pages.ts'

readOptions('pnpm run docs', {})

const docs = join(import.meta.dirname, '../../../docs')
for (const [name, page] of Object.entries(referencePages)) writeFileSync(join(docs, name), page())

const types = join(import.meta.dirname, '../../simulator-package/src/control-types.ts')
writeFileSync(types, await controlTypes())
