import { type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readOptions } from '@scopedeck/server/contract/command-line.ts'
import { ensureChromium } from './browser.ts'
import { type Report, readPlaywrightReport, readVitestReport, type Trouble } from './test-reports.ts'

readOptions('pnpm test', {})

/** One line of the table at the end. */
interface Row extends Report {
  name: string
  seconds: number
}

interface Tool {
  name: string
  command: string
  args: string[]
  env?: Record<string, string>
  /** Reads the tool's report. */
  read(): Report
}

/** Of a tool without tests. */
const noTests: Report = { passed: 0, failed: [], flaky: [], skipped: 0 }

const reports = mkdtempSync(join(tmpdir(), 'scopedeck-tests-'))
const report = (name: string) => join(reports, `${name}.json`)

const build: Tool = {
  name: 'build',
  command: 'node',
  args: ['web/build.ts'],
  read: () => noTests,
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
  read: () => readVitestReport(report(name)),
})

const browser = (): Tool => ({
  name: 'browser',
  command: 'playwright',
  // Recording a trace of each test costs a tenth of the time; `pnpm test:e2e` keeps one of each test that fails.
  args: ['test', '--workers=2', '--trace=off'],
  env: { CHROMIUM_PATH: ensureChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: report('browser') },
  read: () => readPlaywrightReport(report('browser')),
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
  return { name, ...readReport(name, read, status), seconds: Math.round((performance.now() - began) / 1000) }
}

function readReport(name: string, read: Tool['read'], status: unknown): Report {
  const died = { test: name, message: `It ended with ${status}, and reported no test that failed.` }
  try {
    const found = read()
    return status === 0 || found.failed.length > 0 ? found : { ...found, failed: [died] }
  } catch {
    return { ...noTests, failed: [died] }
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

/** Each test of a list with what it said: who reads only the end of a log must find the cause there. */
function printTroubles(heading: string, troubles: Trouble[]) {
  if (troubles.length > 0) console.log(`\n${heading}`)
  for (const { test, message } of troubles) console.log(`\n  ${test}\n${message.replace(/^/gm, '    ')}`)
}

const all = {
  passed: rows.reduce((total, { passed }) => total + passed, 0),
  failed: rows.flatMap(({ failed }) => failed),
  flaky: rows.flatMap(({ flaky }) => flaky),
  skipped: rows.reduce((total, { skipped }) => total + skipped, 0),
}
const line = (...cells: (string | number)[]) =>
  cells.map((cell, index) => (index === 0 ? String(cell).padEnd(10) : String(cell).padStart(9))).join('')
console.log(`\n${line('', 'passed', 'failed', 'flaky', 'skipped', 'seconds')}`)
for (const { name, passed, failed, flaky, skipped, seconds } of rows) {
  console.log(line(name, passed, failed.length, flaky.length, skipped, seconds))
}
printTroubles('Failed:', all.failed)
printTroubles('Failed first, and passed when they were run again (find out why):', all.flaky)
console.log(`\n${all.passed} passed, ${all.failed.length} failed, ${all.flaky.length} flaky, ${all.skipped} skipped`)
process.exitCode = all.failed.length > 0 || all.passed === 0 ? 1 : 0
