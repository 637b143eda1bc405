import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bounds } from '../claims/bounds.ts'
import { chapters } from '../claims/claims.ts'
import { type Mutant, removeGuard } from './mutant.ts'
import { mutants } from './mutants.ts'
import { namePattern } from './test-run.ts'
import { unremoved } from './unremoved.ts'
import { keepKnown, markOf, verdictOf } from './verdict.ts'

const root = join(import.meta.dirname, '../../..')
const claims = chapters.flatMap((chapter) => chapter.claims)
const noticing = new Set(mutants.flatMap(({ noticedBy }) => noticedBy))

test.each(mutants)('the guard is where the table says: $guard', (mutant) => {
  expect(removeGuard(readFileSync(join(root, mutant.file), 'utf8'), mutant)).not.toContain(mutant.text)
})

test('each guard is named once, and the tests that notice its end prove a claim or a bound', () => {
  const proofs = new Set([...claims, ...bounds].flatMap(({ provenBy }) => provenBy))
  expect([...noticing].filter((proof) => !proofs.has(proof))).toEqual([])
  expect(new Set(mutants.map(({ guard }) => guard)).size).toBe(mutants.length)
})

test('each claim has a guard in the table, or a reason why not', () => {
  const excused = claims.filter(({ claim }) => unremoved.some((row) => claim.startsWith(row.claim)))
  const bare = claims.filter(({ provenBy }) => !provenBy.some((proof) => noticing.has(proof)))
  expect(bare).toEqual(excused)
  expect(excused.length).toBe(unremoved.length)
})

const mutant: Mutant = { guard: 'one', file: 'a.ts', text: 'if (is$1) return', noticedBy: ['b.test.ts › c'] }

test('a guard that is not there, or there twice, is an error', () => {
  expect(removeGuard('do(); if (is$1) return; do()', mutant)).toBe('do(); ; do()')
  expect(removeGuard('if (is$1) return', { ...mutant, without: "$&'" })).toBe("$&'")
  expect(() => removeGuard('if (is$2) return', mutant)).toThrow('stands 0 times in a.ts')
  expect(() => removeGuard('if (is$1) return; if (is$1) return', mutant)).toThrow('stands 2 times')
})

test('tests are chosen by their titles, whatever stands for a placeholder, and no others', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a title.
  const proofs = ['a.test.ts › with %s › is 1 + 1 (or %d)', 'a.test.ts › $name: ${what} goes', 'b.suite.ts › holds']
  const pattern = new RegExp(namePattern(proofs))
  for (const name of ['with a file is 1 + 1 (or 2)', 'ada: what plays goes', 'a store > on a file holds', 'holds'])
    expect(name).toMatch(pattern)
  for (const name of ['with a file is 11 (or 2)', 'it goes', 'with a file is 1 + 1 (or 2), too', 'withholds'])
    expect(name).not.toMatch(pattern)
})

test.each([
  [{ passed: 3, failed: [], isOtherwiseBroken: false }, 'survived'],
  [{ passed: 3, failed: ['one'], isOtherwiseBroken: false }, 'noticed'],
  [{ passed: 3, failed: [], isOtherwiseBroken: true }, 'noticed'],
  [{ passed: 0, failed: [], isOtherwiseBroken: false }, 'untested'],
  [{ passed: 0, failed: [], isOtherwiseBroken: true }, 'untested'],
] as const)('%o: %s', ({ failed, ...run }, verdict) => {
  expect(verdictOf({ ...run, failed: [...failed] })).toBe(verdict)
})

test('a result is of the guard as it was tried, and goes with it', () => {
  const result = { verdict: 'noticed', on: '2026-11-29' } as const
  const results = { [markOf(mutant)]: result }
  expect(keepKnown(results, [mutant])).toEqual(results)
  expect(keepKnown(results, [{ ...mutant, without: 'else' }])).toEqual({})
})
