import { type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readOptions } from '@scopedeck/server/contract/command-line.ts'
import { ensureChromium } from './browser.ts'

readOptions('pnpm test', {})

interface Counts {
  passed: number
  failed: number
  skipped: number
}

/** One line of the table at the end. */
interface Row extends Counts {
  name: string
  seconds: number
}

interface Tool {
  name: string
  command: string
  args: string[]
  env?: Record<string, string>
  /** Reads the tool's report. */
  read(): Counts
}

const reports = mkdtempSync(join(tmpdir(), 'scopedeck-tests-'))
const report = (name: string) => join(reports, `${name}.json`)
const readJson = (name: string) => JSON.parse(readFileSync(report(name), 'utf8'))

const build: Tool = {
  name: 'build',
  command: 'node',
  args: ['web/build.ts'],
  read: () => ({ passed: 0, failed: 0, skipped: 0 }),
}

/** One project of `vite.config.ts`. */
const vitest = (name: string, ...more: string[]): Tool => ({
  name,
  command: 'vitest',
  args: [
    'run',
    '--project',
    name,
    '--reporter=default',
    '--reporter=json',
    `--reporter=${join(import.meta.dirname, '../server/test/claims/skipped-proofs.ts')}`,
    `--outputFile.json=${report(name)}`,
    ...more,
  ],
  read() {
    const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests } = readJson(name)
    // A file that can't be loaded has no tests that could fail.
    const failed = numFailedTests > 0 ? numFailedTests : Math.min(numFailedTestSuites, 1)
    return { passed: numPassedTests, failed, skipped: numPendingTests }
  },
})

const browser = (): Tool => ({
  name: 'browser',
  command: 'playwright',
  // Recording a trace of each test costs a tenth of the time; `pnpm test:e2e` keeps one of each test that fails.
  args: ['test', '--workers=2', '--trace=off'],
  env: { CHROMIUM_PATH: ensureChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: report('browser') },
  read() {
    const { expected, unexpected, flaky, skipped } = readJson('browser').stats
    return { passed: expected, failed: unexpected + flaky, skipped }
  },
})

/** Runs a tool. One that dies before it reports counts as one failure. */
async function run({ name, command, args, env, read }: Tool, stdio: SpawnOptions['stdio']): Promise<Row> {
  const began = performance.now()
  const child = spawn(command, args, { stdio, env: { ...process.env, ...env } })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += chunk
    })
  }
  const status = await once(child, 'close').then(
    ([code]) => code,
    () => 1,
  )
  process.stdout.write(output)
  return { name, ...countsOf(read, status), seconds: Math.round((performance.now() - began) / 1000) }
}

function countsOf(read: Tool['read'], status: unknown): Counts {
  try {
    const counts = read()
    return status === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

/** One tool after the other. */
async function runLane(lane: (() => Tool)[], stdio: SpawnOptions['stdio']): Promise<Row[]> {
  const rows: Row[] = []
  for (const tool of lane) rows.push(await run(tool(), stdio))
  return rows
}

/** Lanes beside each other: the first shows its output as it comes, the others theirs at the end of each tool. */
const runTogether = (lanes: (() => Tool)[][]): Promise<Row[][]> =>
  Promise.all(lanes.map((lane, index) => runLane(lane, index === 0 ? 'inherit' : ['ignore', 'pipe', 'pipe'])))

/**
 * Each stage keeps two cores busy. The unit tests need no build. The other tests wait for servers and for browsers: either
 * alone leaves a seventh of two cores free.
 */
const stages: (() => Tool)[][][] = [
  [[() => vitest('unit')], [() => build]],
  [[browser], [() => vitest('http'), () => vitest('process', '--maxWorkers=3')]],
]

/** In CI a run must be right rather than quick: one lane at a time, so that no test waits for a processor that others have. */
const inTurn = (stage: (() => Tool)[][]) => (process.env.CI ? stage.map((lane) => [lane]) : [stage])

const rows: Row[] = []
for (const stage of stages.flatMap(inTurn)) rows.push(...(await runTogether(stage)).flat())
rmSync(reports, { recursive: true, force: true })

const sum = (key: keyof Counts) => rows.reduce((total, row) => total + row[key], 0)
const line = (...cells: (string | number)[]) =>
  cells.map((cell, index) => (index === 0 ? String(cell).padEnd(10) : String(cell).padStart(9))).join('')
console.log(`\n${line('', 'passed', 'failed', 'skipped', 'seconds')}`)
for (const { name, passed, failed, skipped, seconds } of rows) console.log(line(name, passed, failed, skipped, seconds))
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0
