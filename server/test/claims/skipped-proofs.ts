import { join, relative } from 'node:path'
import type { Reporter } from 'vitest/node'
import { bounds } from './bounds.ts'
import { chapters } from './claims.ts'
import { readProof } from './proof.ts'

const root = join(import.meta.dirname, '../../..')
const proven = [...chapters.flatMap(({ claims }) => claims), ...bounds]
const files = new Set(proven.flatMap(({ provenBy }) => provenBy.map((proof) => readProof(proof).file)))

/** Fails a run in CI in which a test of a file that proves claims was skipped: what nothing has checked does not hold. */
export default class SkippedProofs implements Reporter {
  onTestRunEnd: NonNullable<Reporter['onTestRunEnd']> = (modules) => {
    if (process.env.CI === undefined) return
    for (const { moduleId, children } of modules) {
      const file = relative(root, moduleId)
      if (!files.has(file)) continue
      for (const { fullName } of children.allTests('skipped')) {
        process.stderr.write(`${file} › ${fullName}: skipped, though a claim of docs/trust.md relies on this file.\n`)
        process.exitCode = 1
      }
    }
  }
}
