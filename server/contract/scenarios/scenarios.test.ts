import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { scenarios } from './scenarios.ts'
import { stepWords } from './step-words.ts'

const vocabulary = ['lab-chapters', 'scenario', 'scenarios', 'simulator-deeds', 'step', 'step-words', 'target']
const files = readdirSync(import.meta.dirname).filter((name) => !name.endsWith('.test.ts'))
const ids = files.map((name) => name.replace('.ts', '')).filter((name) => !vocabulary.includes(name))

it('every file of a scenario is listed, under its own name', () => {
  expect(scenarios.map(({ id }) => id).sort()).toEqual(ids.sort())
})

it('the numbers of scenarios go up', () => {
  const numbers = scenarios.map(({ number }) => number)
  expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other))
})

it('a scenario fits on one screen', () => {
  for (const id of ids) {
    const source = readFileSync(`${import.meta.dirname}/${id}.ts`, 'utf8')
    const limit = id === 'six-kinds-of-403' ? 100 : 65
    expect(source.split('\n').length, id).toBeLessThanOrEqual(limit)
  }
})

it('every step has words for a person, without the signs of a pattern', () => {
  const steps = scenarios.flatMap(({ prepare = [], chapters }) => [
    ...prepare,
    ...chapters.flatMap(({ action, expectation }) => [...action, ...expectation]),
  ])
  for (const words of steps.map(stepWords)) expect(words).toMatch(/^[A-Z][^\\^$*]+\.$/)
})
