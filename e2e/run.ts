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

/** Projects of `vite.config.ts`, in one run: each run takes some seconds before its first test. */
const vitest = (projects: readonly string[], maxWorkers: number): Tool => {
  const name = projects.join(' + ')
  return {
    name,
    command: 'vitest',
    args: [
      'run',
      ...projects.map((project) => `--project=${project}`),
      `--maxWorkers=${maxWorkers}`,
      '--reporter=default',
      '--reporter=json',
      `--reporter=${join(import.meta.dirname, '../server/test/claims/skipped-proofs.ts')}`,
      `--outputFile.json=${report(name)}`,
    ],
    read: () => readVitestReport(report(name)),
  }
}

/** @param workers each starts a server and a browser of its own */
const browser = (workers: number): Tool => ({
  name: 'browser',
  command: 'playwright',
  // Recording a trace of each test costs a tenth of the time; `pnpm test:e2e` keeps one of each test that fails.
  args: ['test', `--workers=${workers}`, '--trace=off'],
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

/** Tools beside each other: the first shows its output as it comes, the others theirs at their end. */
const runTogether = (tools: (() => Tool)[]): Promise<Row[]> =>
  Promise.all(tools.map((tool, index) => run(tool(), index === 0 ? 'inherit' : ['ignore', 'pipe', 'pipe'])))

const units = [() => vitest(['unit'], 2), () => build]

/** Many http tests take a processor and many process tests wait for servers to start: together they need three workers. */
const servers = () => vitest(['http', 'process'], 3)

/**
 * Each stage keeps two cores busy. The unit tests need no build. Two browsers leave a sixth of two cores free, and three
 * leave nothing. In CI a run must be right rather than quick: there no browser waits for a processor that a server test has.
 */
const stages: (() => Tool)[][] = process.env.CI
  ? [units, [() => browser(3)], [servers]]
  : [units, [() => browser(2), servers]]

const rows: Row[] = []
for (const stage of stages) rows.push(...(await runTogether(stage)))
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
  cells.map((cell, index) => (index === 0 ? String(cell).padEnd(15) : String(cell).padStart(9))).join('')
console.log(`\n${line('', 'passed', 'failed', 'flaky', 'skipped', 'seconds')}`)
for (const { name, passed, failed, flaky, skipped, seconds } of rows) {
  console.log(line(name, passed, failed.length, flaky.length, skipped, seconds))
}
printTroubles('Failed:', all.failed)
printTroubles('Failed first, and passed when they were run again (find out why):', all.flaky)
console.log(`\n${all.passed} passed, ${all.failed.length} failed, ${all.flaky.length} flaky, ${all.skipped} skipped`)
process.exitCode = all.failed.length > 0 || all.passed === 0 ? 1 : 0
