import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { flag, number, parseOptions, text, UsageError, usageOf, words } from './command-line.ts'

const options = {
  quick: flag('does less'),
  rounds: number('how many rounds', 5),
  seed: number('the same makes the same', undefined),
  minutes: number('how long', 30, { whole: false }),
  json: text('writes it down', 'FILE'),
  only: words('only this', ['page', 'usual BFF']),
}
const nothing = { quick: false, rounds: 5, seed: undefined, minutes: 30, json: undefined, only: undefined }

test.each([
  [[], {}],
  [['--'], {}],
  [['--', '--quick'], { quick: true }],
  [['--rounds', '7', '--minutes=0.5'], { rounds: 7, minutes: 0.5 }],
  [['--rounds', '7', '--rounds', '8'], { rounds: 8 }],
  [['--json', 'a file.json', '--seed', '1'], { json: 'a file.json', seed: 1 }],
  [['--json=--quick'], { json: '--quick' }],
  [['--only', 'page', '--only', 'usual BFF'], { only: ['page', 'usual BFF'] }],
])('%j is understood', (args, values) => {
  expect(parseOptions(options, args)).toEqual({ ...nothing, ...values })
})

describe('what can’t be understood is said in one sentence', () => {
  test.each([
    [['--nonsense'], 'There is no option --nonsense.'],
    [['--toString'], 'There is no option --toString.'],
    [['--no-quick'], 'There is no option --no-quick.'],
    [['-q'], 'There is no option -q.'],
    [['quick'], '“quick” is not an option.'],
    [['--quick=yes'], '--quick takes no value.'],
    [['--json'], '--json needs a FILE after it.'],
    [['--json', '--quick'], '--json needs a FILE after it.'],
    [['--json='], '--json needs a FILE after it.'],
    [['--rounds'], '--rounds needs a whole number above 0 after it.'],
    [['--rounds', '-5'], '--rounds needs a whole number above 0 after it.'],
    [['--rounds=-5'], '--rounds is “-5”, and must be a whole number above 0.'],
    [['--rounds', '0'], '--rounds is “0”, and must be a whole number above 0.'],
    [['--rounds', '1.5'], '--rounds is “1.5”, and must be a whole number above 0.'],
    [['--rounds', '1e3'], '--rounds is “1e3”, and must be a whole number above 0.'],
    [['--minutes', '0.0'], '--minutes is “0.0”, and must be a number above 0.'],
    [['--minutes', 'long'], '--minutes is “long”, and must be a number above 0.'],
    [['--only', 'pages'], '--only is “pages”, and must be one of page; usual BFF.'],
  ])('%j', (args, message) => {
    expect(() => parseOptions(options, args)).toThrow(new UsageError(message))
  })
})

test('the usage names every option, what it takes and what it does', () => {
  expect(usageOf('pnpm play', { quick: options.quick, rounds: options.rounds, only: options.only })).toBe(`\
usage: pnpm play [options]

  --quick      does less
  --rounds N   how many rounds; 5 unless given
  --only NAME  only this: page, 'usual BFF'; may be given several times
`)
  expect(usageOf('pnpm play', {})).toBe('usage: pnpm play\n')
})

const root = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'))

/** The commands that are programs of ours, by their files. A wrong argument of the server is a wrong setting. */
const commands = Object.entries(scripts).flatMap(([name, script]) => {
  const [file] = /\S+\.ts$/.exec(script) ?? []
  return file && name !== 'start' ? [{ name, file }] : []
})

test.each(commands)('pnpm $name reads its arguments like this', ({ name, file }) => {
  expect(read(file)).toMatch(new RegExp(`readOptions\\('pnpm (run )?${name}', `))
})

test.each([
  ['--nonsense', { status: 2, stdout: '', stderr: 'There is no option --nonsense.\n\nusage: pnpm play\n' }],
  ['--help', { status: 0, stdout: 'usage: pnpm play\n', stderr: '' }],
])('a program that is given %s ends with one sentence and its usage', (argument, end) => {
  const module = JSON.stringify(join(import.meta.dirname, 'command-line.ts'))
  const program = `import { readOptions } from ${module}; readOptions('pnpm play', {}); console.log('It runs.')`
  const args = ['--input-type=module', '--eval', program, '--', 'play.ts', argument]
  expect(spawnSync(process.execPath, args, { encoding: 'utf8' })).toMatchObject(end)
})
