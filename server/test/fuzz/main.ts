import { randomInt } from 'node:crypto'
import { number, readOptions, words } from '../../contract/command-line.ts'
import { fuzz, type Outcome, targets } from './fuzz.ts'

/** `pnpm fuzz`: generated attacks. */
const {
  cases,
  target: only,
  seed = randomInt(1, 2 ** 31),
} = readOptions('pnpm fuzz', {
  cases: number('how many cases, shared among the targets', 100_000),
  seed: number('the same seed makes the same cases; another one each time unless given', undefined),
  target: words(
    'only this target',
    targets.map(({ name }) => name),
  ),
})

console.log(`seed ${seed}, ${cases} cases\n`)
console.log(row('target', 'cases', 'requests', 'seconds', 'failures'))
const outcomes = await fuzz({ cases, seed, ...(only && { only }) }, tell)
const sum = (key: 'cases' | 'requests' | 'seconds') => outcomes.reduce((total, outcome) => total + outcome[key], 0)
const failed = outcomes.filter(({ failure }) => failure !== undefined)
console.log(row('all', sum('cases'), sum('requests'), Math.round(sum('seconds')), failed.length))
process.exitCode = failed.length > 0 ? 1 : 0

function tell({ target, cases, requests, seconds, failure }: Outcome): void {
  console.log(row(target, cases, requests, seconds, failure === undefined ? 0 : 1))
  if (failure !== undefined)
    console.log(`\n${failure}\nagain: pnpm fuzz --target '${target}' --seed ${seed} --cases ${cases}\n`)
}

function row(...cells: (string | number)[]): string {
  return cells.map((cell, index) => (index === 0 ? String(cell).padEnd(18) : String(cell).padStart(10))).join('')
}
