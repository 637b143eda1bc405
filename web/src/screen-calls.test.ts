import { operationIds } from '@scopedeck/server/contract/operations.ts'
import { callsOf, screenPaths } from '@scopedeck/server/contract/screens.ts'
import { expect, test } from 'vitest'

const sources = import.meta.glob<string>(['./**/*.{ts,tsx}', '!./**/*.test.*'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The explorer makes every call; the picker and the lens only speak of calls. */
const speaksOfCalls = /^\.\/(?:explore|scopes|lens|flow|shell)\//

/** The search of the explorer, which the deck opens. */
const elsewhere = ['search']

test('the table of screens has every call that the source of a screen names', () => {
  const named = Object.entries(sources)
    .filter(([path]) => !speaksOfCalls.test(path))
    .flatMap(([, text]) => operationIds.filter((id) => text.includes(`'${id}'`)))
  const known: readonly string[] = [...screenPaths.flatMap(callsOf), ...elsewhere]
  expect([...new Set(named)].filter((id) => !known.includes(id))).toEqual([])
})
