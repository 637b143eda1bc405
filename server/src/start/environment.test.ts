import { expect, test } from 'vitest'
import { ConfigError } from '../config/config-error.ts'
import { readArguments } from './environment.ts'

const problemsOf = (args: string[]) => {
  try {
    return readArguments(args)
  } catch (error) {
    return error instanceof ConfigError && error.problems.map(({ name, found }) => `${name}: ${found}`)
  }
}

test.each([[['--workers', '2']], [['--workers=2']], [['--', '--workers', '2']]])('%j is a setting', (args) => {
  expect(readArguments(args)).toEqual({ WEB_CONCURRENCY: '2' })
})

test('no argument leaves the settings as they are', () => {
  expect(readArguments([])).toEqual({})
})

test.each([
  [['--workers', 'many'], ['--workers: “many”']],
  [['--workers', '0'], ['--workers: “0”']],
  [['--workers'], ['--workers: nothing after it']],
  [
    ['--wrokers', '2', '-p'],
    ['arguments: “--wrokers”', 'arguments: “2”', 'arguments: “-p”'],
  ],
  [['a\r\nb'], ['arguments: “a b”']],
])('%j is refused, with every wrong argument at once', (args, problems) => {
  expect(problemsOf(args)).toEqual(problems)
})
