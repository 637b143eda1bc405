import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { flag, number, readOptions, text } from '../../contract/command-line.ts'
import type { Mutant } from './mutant.ts'
import { mutants } from './mutants.ts'
import { namePattern, runProofs } from './test-run.ts'
import { TreeCopy } from './tree-copy.ts'
import { keepKnown, markOf, type Results, type Verdict, verdictOf } from './verdict.ts'

/**
 * `pnpm mutants`: removes each guard of the table in turn, in a copy of the tree, and runs the tests that are to notice it.
 * Ends with 1 where a guard is missed by nobody. Its results are kept for docs/mutants.md.
 */
const { only, rest, jobs } = readOptions('pnpm mutants', {
  only: text('only guards whose words or file contain this', 'TEXT'),
  rest: flag('only guards whose removal was not noticed yet'),
  jobs: number('how many guards are tried at the same time', availableParallelism()),
})
const resultFile = join(import.meta.dirname, 'results.json')
const results: Results = JSON.parse(readFileSync(resultFile, 'utf8'))
const isWanted = (mutant: Mutant) =>
  `${mutant.guard} ${mutant.file}`.includes(only ?? '') && !(rest && results[markOf(mutant)]?.verdict === 'noticed')
const wanted = mutants.filter(isWanted)
/** A test that waits in vain has failed by then. */
const limitMs = 240_000
const on = new Date().toISOString().slice(0, 10)
const missed: string[] = []

const copies = Array.from({ length: Math.min(jobs, wanted.length) }, () => new TreeCopy())
try {
  const failures = await failuresWithGuards()
  const isTestable = ({ noticedBy }: Mutant) => !failures.some((name) => new RegExp(namePattern(noticedBy)).test(name))
  const queue = wanted.filter(isTestable)
  for (const mutant of wanted) if (!isTestable(mutant)) note(mutant, 'untested', 0)
  await Promise.all(copies.map((copy) => work(copy, queue)))
} finally {
  for (const copy of copies) copy.remove()
}
console.log(`\n${wanted.length} guards removed, ${missed.length} not noticed.`)
for (const line of missed) console.log(line)
process.exitCode = missed.length > 0 ? 1 : 0

/** A test that fails while the guard is there says nothing when it is gone. */
async function failuresWithGuards(): Promise<string[]> {
  const [copy] = copies
  if (!copy) throw new Error('No guard has these words.')
  if (!existsSync(join(copy.folder, 'web/dist/index.html'))) throw new Error('Run `pnpm build` before.')
  const proofs = [...new Set(wanted.flatMap(({ noticedBy }) => noticedBy))]
  const { passed, failed } = await runProofs(copy.folder, proofs, { workers: jobs, limitMs: 1_800_000 })
  console.log(`With every guard in place ${passed} tests pass, ${failed.length} fail.`)
  for (const name of failed) console.log(`fails: ${name}`)
  return failed
}

async function work(copy: TreeCopy, queue: Mutant[]): Promise<void> {
  for (let mutant = queue.shift(); mutant; mutant = queue.shift()) await attempt(copy, mutant)
}

async function attempt(copy: TreeCopy, mutant: Mutant): Promise<void> {
  const { noticedBy } = mutant
  const beganAt = performance.now()
  const run = () => runProofs(copy.folder, noticedBy, { workers: 1, limitMs, isFirstEnough: true })
  const found = await copy.without(mutant, run)
  // Tests that are late with the guard too say nothing of it.
  const isUnclear = found.isOnlyLate && (await run()).failed.length > 0
  note(mutant, isUnclear ? 'untested' : verdictOf(found), (performance.now() - beganAt) / 1000)
}

function note(mutant: Mutant, verdict: Verdict, seconds: number): void {
  const { guard, file } = mutant
  const line = `${verdict.padEnd(9)}${seconds.toFixed(1).padStart(6)} s  ${guard}`
  console.log(line)
  results[markOf(mutant)] = { verdict, on }
  // Each time: what was found is kept where the run is stopped.
  writeFileSync(resultFile, `${JSON.stringify(keepKnown(results, mutants), null, 2)}\n`)
  if (verdict !== 'noticed') missed.push(`${line}  (${file})`)
}
