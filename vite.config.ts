import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { configDefaults, defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { browsersInWords, buildTarget } from './web/browsers.ts'
import { budgets } from './web/vite/budgets.ts'
import { chunks } from './web/vite/chunks.ts'
import { earlyScript } from './web/vite/early-script.ts'
import { leanLibraries } from './web/vite/lean-libraries.ts'
import { precompress } from './web/vite/precompress.ts'

/** Where the BFF of `pnpm dev` listens; the browser sees one origin. */
const server = process.env.SCOPEDECK_SERVER ?? 'http://127.0.0.1:8887'

/** They start a Redis server each. */
const redisTests = ['server/src/store/redis-*.test.ts']

const project = (name: string, options: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration => ({
  extends: true,
  root: import.meta.dirname,
  test: { name, environment: 'node', ...options },
})

/** Writes the browsers that the app needs into the page. */
const browserList = (): Plugin => ({
  name: 'browser-list',
  transformIndexHtml: (html) => html.replace('%BROWSERS%', browsersInWords),
})

export default defineConfig({
  root: 'web',
  plugins: [react(), tailwindcss(), leanLibraries(), earlyScript(), browserList(), budgets(), precompress()],
  server: {
    host: '127.0.0.1',
    port: 8888,
    strictPort: true,
    proxy: Object.fromEntries(
      ['/auth', '/api', '/healthz', '/readyz', '/metrics', '/problem-page.css'].map((path) => [
        path,
        { target: server },
      ]),
    ),
  },
  build: {
    target: buildTarget,
    outDir: 'dist',
    emptyOutDir: true,
    // Our CSP has no 'unsafe-inline' and no data: for scripts, styles and fonts: everything is a file of its own.
    assetsInlineLimit: 0,
    // `early.ts` loads the files of a screen, and no file of ours has a chain of others.
    modulePreload: false,
    rolldownOptions: { output: { codeSplitting: chunks } },
  },
  test: {
    // Nothing in a test waits for time; this is how long a busy machine may take. `pnpm test` makes it busy by itself.
    testTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    // One worker for each of two cores. By default one core is left free, which leaves one worker.
    maxWorkers: 2,
    // As in `playwright.config.ts`.
    retry: process.env.CI ? 1 : 0,
    // Most of a file's time is the import of the app, which a worker does once. Files must leave no trace: globals that a
    // test replaces, and mocks, are put back after it.
    isolate: false,
    unstubGlobals: true,
    restoreMocks: true,
    projects: [
      project('unit', {
        include: [
          'web/**/*.test.{ts,tsx}',
          'server/{src,contract,scripts}/**/*.test.ts',
          'server/test/{bench,claims,crash,mutants,soak}/**/*.test.ts',
        ],
        exclude: [...configDefaults.exclude, ...redisTests],
      }),
      project('http', { include: ['server/test/{http,conformance,fuzz}/**/*.test.ts'] }),
      // On a busy machine a server needs ten seconds to start, and a test starts several.
      project('process', {
        include: ['server/test/process/**/*.test.ts', ...redisTests],
        expect: { poll: { timeout: 50_000 } },
      }),
    ],
  },
})
