import { glob, stat } from 'node:fs/promises'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const inputs = [
  'web/index.html',
  'web/browsers.ts',
  'web/{src,public,vite}/**',
  'server/contract/**',
  'vite.config.ts',
  'pnpm-lock.yaml',
]

/** Epoch milliseconds of the last change, 0 for what does not exist. */
async function changedAt(path: string): Promise<number> {
  const entry = await stat(path).catch(() => undefined)
  return entry?.mtimeMs ?? 0
}

async function newestInput(): Promise<number> {
  const paths = await Array.fromAsync(glob(inputs, { cwd: root }))
  return Math.max(...(await Promise.all(paths.map((path) => changedAt(join(root, path))))))
}

// A build takes seconds, a look at the files milliseconds, so `pnpm start` builds only after a change.
if ((await newestInput()) > (await changedAt(join(root, 'web/dist/index.html')))) {
  const { build } = await import('vite')
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
}
