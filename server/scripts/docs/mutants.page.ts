import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Mutant } from '../../test/mutants/mutant.ts'
import { mutants } from '../../test/mutants/mutants.ts'
import { unremoved } from '../../test/mutants/unremoved.ts'
import { markOf, type Results } from '../../test/mutants/verdict.ts'
import { proofLink, table } from './markdown.ts'

const results: Results = JSON.parse(readFileSync(join(import.meta.dirname, '../../test/mutants/results.json'), 'utf8'))

/** Each guard that is removed, and whether its tests noticed that. */
export const mutantsPage = (): string =>
  `# What is noticed when a guard is gone\n\n${about()}\n\n${table(headings, mutants.map(row))}\n\n${others()}\n`

const headings = ['guard', 'file', 'without it', 'on', 'tests']

const about =
  () => `\`pnpm mutants\` takes one guard after the other out of a copy of the code, and runs the tests that the claims of [trust.md](trust.md)
name. Where none of them fails, the guard has no test. ${summary()}`

function summary(): string {
  const verdicts = mutants.map((mutant) => results[markOf(mutant)]?.verdict ?? 'untested')
  const count = (verdict: string) => verdicts.filter((each) => each === verdict).length
  return `Of ${mutants.length} guards, ${count('noticed')} were missed: a test failed without them. ${count('survived')} were missed by no test, and ${count('untested')} were not tried since their line of the table changed.`
}

function row(mutant: Mutant): string[] {
  const { guard, file, noticedBy } = mutant
  const { verdict, on } = results[markOf(mutant)] ?? { verdict: 'untested', on: '' }
  return [guard, `[${file}](../${file})`, words[verdict], on, noticedBy.map(proofLink).join('<br>')]
}

const words = { noticed: 'a test fails', survived: '**no test fails**', untested: 'not tried' } as const

const others = () =>
  `## Claims without such a guard\n\n${table(
    ['claim', 'why'],
    unremoved.map(({ claim, why }) => [`${claim} …`, why]),
  )}`
