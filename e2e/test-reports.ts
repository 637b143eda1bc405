import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

/** A test that failed, or in CI failed once and then passed. */
export interface Trouble {
  test: string
  /** What the first try that failed said, without colours. */
  message: string
}

/** What a tool's report says of its tests. */
export interface Report {
  passed: number
  failed: Trouble[]
  /** Failed, and passed when it was run again. */
  flaky: Trouble[]
  skipped: number
}

/** The first lines of an error without colours, and without the frames of other people's code. */
const firstLines = (message: string) =>
  stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => !line.includes('/node_modules/'))
    .slice(0, 12)
    .join('\n')

interface VitestReport {
  numPassedTests: number
  numPendingTests: number
  testResults: {
    name: string
    status: string
    message: string
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[]
  }[]
}

/** Reads what vitest's reporter `json` wrote. Errors of a test that passed are those of its earlier tries. */
export function readVitestReport(path: string): Report {
  const { numPassedTests, numPendingTests, testResults }: VitestReport = JSON.parse(readFileSync(path, 'utf8'))
  const failed: Trouble[] = []
  const flaky: Trouble[] = []
  for (const { name, status, message, assertionResults } of testResults) {
    const file = relative(process.cwd(), name)
    const failing = assertionResults.filter(({ failureMessages }) => failureMessages.length > 0)
    for (const { fullName, status, failureMessages } of failing) {
      const trouble = { test: `${file} › ${fullName}`, message: firstLines(failureMessages[0] ?? '') }
      if (status === 'failed') failed.push(trouble)
      else flaky.push(trouble)
    }
    // A file that can't be loaded has no tests that could fail.
    if (status === 'failed' && failing.length === 0) failed.push({ test: file, message: firstLines(message) })
  }
  return { passed: numPassedTests - flaky.length, failed, flaky, skipped: numPendingTests }
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[]
  specs: {
    file: string
    line: number
    title: string
    tests: { status: string; results: { errors: { message?: string }[] }[] }[]
  }[]
}

/** Reads what Playwright's reporter `json` wrote. */
export function readPlaywrightReport(path: string): Report {
  const { stats, suites, errors } = JSON.parse(readFileSync(path, 'utf8'))
  const specs = suites.flatMap(specsOf)
  const withStatus = (wanted: string): Trouble[] =>
    specs.flatMap(({ file, line, title, tests }: PlaywrightSuite['specs'][number]) =>
      tests
        .filter(({ status }) => status === wanted)
        .map(({ results }) => ({
          test: `${file}:${line} › ${title}`,
          message: firstLines(results.flatMap(({ errors }) => errors)[0]?.message ?? ''),
        })),
    )
  const outsideTests = errors.map(({ message }: { message?: string }) => ({ test: 'playwright', message }))
  return {
    passed: stats.expected,
    failed: [...withStatus('unexpected'), ...outsideTests],
    flaky: withStatus('flaky'),
    skipped: stats.skipped,
  }
}

const specsOf = ({ specs, suites = [] }: PlaywrightSuite): PlaywrightSuite['specs'] => [
  ...specs,
  ...suites.flatMap(specsOf),
]
