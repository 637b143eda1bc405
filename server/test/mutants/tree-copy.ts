import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Mutant, removeGuard } from './mutant.ts'

const root = join(import.meta.dirname, '../../..')
const packages = ['server', 'web', 'e2e']

/** A copy of the tree as it is, in which guards may be removed. */
export class TreeCopy {
  readonly folder = mkdtempSync(join(tmpdir(), 'scopedeck-mutants-'))

  constructor() {
    const options = { cwd: root, encoding: 'utf8' } as const
    const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], options)
    for (const file of [...files.split('\0').filter(Boolean), 'web/dist']) this.#copy(file)
    symlinkSync(join(root, 'node_modules'), join(this.folder, 'node_modules'))
    // The links in them lead to the packages of the copy, and by way of the link above to the libraries.
    for (const name of packages) this.#copy(join(name, 'node_modules'))
  }

  /** Does `work` while the guard is gone. @throws {Error} the guard is not where the table says */
  async without<Result>(mutant: Mutant, work: () => Promise<Result>): Promise<Result> {
    const path = join(this.folder, mutant.file)
    const source = readFileSync(path, 'utf8')
    writeFileSync(path, removeGuard(source, mutant))
    try {
      return await work()
    } finally {
      writeFileSync(path, source)
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  #copy(path: string): void {
    const from = join(root, path)
    if (existsSync(from)) cpSync(from, join(this.folder, path), { recursive: true, verbatimSymlinks: true })
  }
}
