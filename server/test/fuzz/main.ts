import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { fuzz, type Outcome } from './fuzz.ts'

/** `pnpm fuzz`: a hundred thousand cases, unless told otherwise. */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    target: { type: 'string' },
  },
})
const { target } = values
const [cases, seed] = [Number(values.cases), Number(values.seed)]

console.log(`seed ${seed}, ${cases} cases\n`)
console.log(row('target', 'cases', 'requests', 'seconds', 'failures'))
const outcomes = await fuzz({ cases, seed, ...(target !== undefined && { target }) }, tell)
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
