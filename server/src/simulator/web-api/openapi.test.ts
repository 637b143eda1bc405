import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { type OperationId, operation } from '../../../contract/operations.ts'
import { endpoints } from './endpoints.ts'

const description = process.env.SPOTIFY_OPENAPI

/** The operations of a description, as `GET /me`: enough of YAML for the outline of one. */
async function readOutline(file: string): Promise<string[]> {
  const operations: string[] = []
  let path = ''
  for (const line of (await readFile(file, 'utf8')).split('\n')) {
    path = /^ {2}(\/\S*):\s*$/.exec(line)?.[1] ?? path
    const method = /^ {4}(get|put|post|delete):\s*$/.exec(line)?.[1]
    if (method) operations.push(`${method.toUpperCase()} ${path}`)
  }
  return operations
}

test.skipIf(!description)('the operations answered are those of the description in SPOTIFY_OPENAPI', async () => {
  const answered = Object.keys(endpoints).map((id) => operation(id as OperationId))
  const outline = answered.map(({ method, path }) => `${method} ${path}`)
  expect(outline.toSorted()).toEqual((await readOutline(description ?? '')).toSorted())
})
