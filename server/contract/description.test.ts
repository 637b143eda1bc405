import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { operation, operationIds } from './operations.ts'
import { namedScopes } from './requirements.ts'
import { compareParameters } from './testing/compare.ts'
import { readDescription, readOutline } from './testing/description.ts'
import { knownDifferences } from './testing/differences.ts'

/** Spotify's description is not ours to copy: where it is, the environment says, and what was made from it lies beside it. */
const file = process.env.SPOTIFY_OPENAPI ?? ''
const outlineFile = join(dirname(file), 'operations.tsv')

/** Every line has a reason, and every reason a line. */
function expectOnlyKnown(about: 'parameters' | 'scopes', lines: readonly string[]): void {
  const known = knownDifferences.filter((one) => one.about === about)
  expect(lines.filter((line) => !known.some((one) => one.lines.test(line)))).toEqual([])
  expect(known.filter((one) => !lines.some((line) => one.lines.test(line)))).toEqual([])
}

describe.skipIf(!file)('against the description in SPOTIFY_OPENAPI (skipped where that is not set)', () => {
  test('every operation is there, and no other', () => {
    const ours = operationIds.map((id) => [id, operation(id).method, operation(id).path])
    const theirs = [...readDescription(file)].map(([id, { method, path }]) => [id, method, path])
    expect(ours.toSorted()).toEqual(theirs.toSorted())
  })

  test('every parameter is the same but for the differences listed', () => {
    const described = readDescription(file)
    const lines = operationIds.flatMap((id) =>
      compareParameters(id, operation(id), described.get(id)?.parameters ?? []),
    )
    expectOnlyKnown('parameters', lines)
  })
})

describe.skipIf(!file || !existsSync(outlineFile))('against the operations.tsv beside it (skipped without)', () => {
  const outline = () => readOutline(outlineFile).toSorted((one, other) => (one.id < other.id ? -1 : 1))

  test('the same operations are removed', () => {
    const removed = operationIds.filter((id) => operation(id).removedSince !== undefined)
    const deprecated = outline().filter(({ isDeprecated }) => isDeprecated)
    expect(removed.toSorted()).toEqual(deprecated.map(({ id }) => id))
    expect(outline()).toHaveLength(operationIds.length)
  })

  test('the scopes are the same but for the differences listed', () => {
    const theirs = new Map(outline().map(({ id, scopes }) => [id, scopes.toSorted().join(' ')]))
    const lines = operationIds.flatMap((id) => {
      const ours = namedScopes(operation(id).requirement).toSorted().join(' ')
      return ours === theirs.get(id) ? [] : [`${id} scopes: ${ours || 'none'} here, ${theirs.get(id) || 'none'} there`]
    })
    expectOnlyKnown('scopes', lines)
  })
})
