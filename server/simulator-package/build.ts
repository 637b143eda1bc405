import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Rolldown } from 'vite'
import manifest from './package.json' with { type: 'json' }

const dist = join(import.meta.dirname, 'dist')

/** Bundles the simulator for plain Node: what its TypeScript needs beside Node are the dependencies of this package. */
async function bundle(format: 'es' | 'cjs', entries: Record<string, string>, extension: string): Promise<void> {
  const output = { format, entryFileNames: `[name].${extension}`, chunkFileNames: `[name].${extension}` } as const
  const result = await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node20',
      outDir: dist,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { input: entries, output },
    },
  })
  checkImports((result as Rolldown.RolldownOutput).output)
}

/** @throws {Error} where the bundle imports what the package does not bring, or the package brings what nothing imports */
function checkImports(chunks: Rolldown.RolldownOutput['output']): void {
  const files = new Set(chunks.map(({ fileName }) => fileName))
  const imports = chunks.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.imports : []))
  const packages = new Set(imports.filter((name) => !name.startsWith('node:') && !files.has(name)))
  const unlisted = [...packages].filter((name) => !(name in manifest.dependencies))
  if (unlisted.length > 0) throw new Error(`package.json does not list ${unlisted.join(', ')}.`)
}

/** Types for TypeScript. `noResolve`: only these files, not the simulator that they start. */
function declare(): void {
  const files = readdirSync(join(import.meta.dirname, 'src')).map((name) => join('src', name))
  const flags = ['--declaration', '--emitDeclarationOnly', '--noCheck', '--noResolve', '--outDir', dist]
  const place = { cwd: import.meta.dirname, stdio: 'inherit' } as const
  const { status } = spawnSync('tsc', ['--ignoreConfig', ...flags, ...files], place)
  if (status !== 0) throw new Error(`tsc ended with ${status}.`)
  for (const name of readdirSync(dist).filter((file) => file.endsWith('.d.ts'))) {
    const file = join(dist, name)
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/(from '\.\/[\w-]+)\.ts'/g, "$1.js'"))
  }
}

rmSync(dist, { recursive: true, force: true })
await bundle('es', { index: 'src/index.ts', cli: 'src/cli.ts' }, 'js')
await bundle('cjs', { index: 'src/index.ts' }, 'cjs')
declare()
cpSync(join(import.meta.dirname, '../src/simulator/console/browser'), join(dist, 'browser'), {
  recursive: true,
  filter: (path) => !path.endsWith('tsconfig.json'),
})
