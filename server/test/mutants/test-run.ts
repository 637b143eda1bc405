import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isRecord, parseJson } from '../../contract/json.ts'
import { readProof } from '../claims/proof.ts'

/** What became of some tests. */
export interface TestRun {
  passed: number
  /** Full names. */
  failed: string[]
  /** Whether every failure is a test that did not end in time: a busy machine may be the cause. */
  isOnlyLate: boolean
  /** Failures outside a test, such as an error that nobody caught. */
  isOtherwiseBroken: boolean
}

/** A run that was killed has written no report. */
const outOfTime: TestRun = {
  passed: 0,
  failed: ['The tests did not end in time.'],
  isOnlyLate: true,
  isOtherwiseBroken: false,
}

interface RunOptions {
  /** Test files at a time. */
  workers: number
  /** The run is killed then. */
  limitMs: number
  /** Whether the first failure is enough: where a guard is gone, each further test may wait in vain as well. */
  isFirstEnough?: boolean
}

/** Runs the tests of these proofs in a copy of the tree. */
export async function runProofs(
  folder: string,
  proofs: readonly string[],
  { workers, limitMs, isFirstEnough = false }: RunOptions,
): Promise<TestRun> {
  const report = join(folder, 'test-report.json')
  rmSync(report, { force: true })
  const files = [...new Set(proofs.flatMap((proof) => testFilesOf(folder, readProof(proof).file)))]
  const child = spawn(
    process.execPath,
    [
      ...['node_modules/vitest/vitest.mjs', 'run', ...files, '-t', namePattern(proofs)],
      ...['--reporter=json', `--outputFile=${report}`, `--maxWorkers=${workers}`],
      ...(isFirstEnough ? ['--bail=1'] : []),
    ],
    { cwd: folder, stdio: 'ignore', timeout: limitMs, killSignal: 'SIGKILL' },
  )
  const [code, signal] = await once(child, 'exit')
  if (signal !== null) return outOfTime
  const found = readReport(existsSync(report) ? readFileSync(report, 'utf8') : '')
  return { ...found, isOtherwiseBroken: code !== 0 && found.failed.length === 0 }
}

/** A suite of several stores is run by the tests that import it; those that need a Redis of their own are left out. */
function testFilesOf(folder: string, file: string): string[] {
  if (!file.endsWith('.suite.ts')) return [file]
  const beside = globSync(`${dirname(file)}/*.test.ts`, { cwd: folder }).filter((name) => !name.includes('redis-'))
  return beside.filter((name) => readFileSync(join(folder, name), 'utf8').includes(`/${basename(file)}'`))
}

/** Values that a title shows in the place of a placeholder. */
const placeholder = /%[a-z]|\\\$\\\{.*?\\\}|\\\$\w+/g

/** Matches the full names of the tests of these proofs, whatever values are in them, and in whatever group of a suite. */
export function namePattern(proofs: readonly string[]): string {
  const names = proofs.map((proof) => readProof(proof).titles.map(titlePattern).join('(?: > | )'))
  return `(?:^|[> ])(?:${names.join('|')})$`
}

const titlePattern = (title: string) =>
  title.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`).replaceAll(placeholder, '.*')

/** Reads what Vitest's JSON reporter wrote; nothing where it wrote nothing. */
function readReport(text: string): Omit<TestRun, 'isOtherwiseBroken'> {
  const report = parseJson(text)
  const files: unknown[] = isRecord(report) && Array.isArray(report.testResults) ? report.testResults : []
  const tests = files.flatMap((file): unknown[] =>
    isRecord(file) && Array.isArray(file.assertionResults) ? file.assertionResults : [],
  )
  const withStatus = (status: string) => tests.filter(isRecord).filter((test) => test.status === status)
  const failed = withStatus('failed')
  return {
    passed: withStatus('passed').length,
    failed: failed.map(({ fullName }) => String(fullName)),
    isOnlyLate: failed.length > 0 && failed.every(({ failureMessages }) => /timed out/i.test(String(failureMessages))),
  }
}
