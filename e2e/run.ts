import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './browser.ts'

interface Counts {
  passed: number
  failed: number
  skipped: number
}

const reports = mkdtempSync(join(tmpdir(), 'scopedeck-tests-'))

/** Runs one tool with its output shown. A tool that dies before it reports counts as one failure. */
function run(command: string, args: string[], env: Record<string, string>, read: () => Counts): Counts {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  try {
    const counts = read()
    return status === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

const report = (name: string) => join(reports, name)
const readJson = (name: string) => JSON.parse(readFileSync(report(name), 'utf8'))

function unitTests(): Counts {
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report('unit.json')}`]
  return run('vitest', args, {}, () => {
    const { numPassedTests, numFailedTests, numPendingTests } = readJson('unit.json')
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests }
  })
}

function browserTests(): Counts {
  const env = { CHROMIUM_PATH: ensureChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: report('browser.json') }
  return run('playwright', ['test'], env, () => {
    const { expected, unexpected, flaky, skipped } = readJson('browser.json').stats
    return { passed: expected, failed: unexpected + flaky, skipped }
  })
}

const build = () => run('node', ['web/build.ts'], {}, () => ({ passed: 0, failed: 0, skipped: 0 }))

const all = [build, unitTests, browserTests].map((step) => step())
rmSync(reports, { recursive: true, force: true })
const sum = (key: keyof Counts) => all.reduce((total, counts) => total + counts[key], 0)
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0
