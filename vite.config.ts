import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { firstRouteBudget } from './web/vite/first-route-budget.ts'
import { precompress } from './web/vite/precompress.ts'

/** Where the BFF of `pnpm dev` listens; the browser sees one origin. */
const server = process.env.SCOPEDECK_SERVER ?? 'http://127.0.0.1:8887'

export default defineConfig({
  root: 'web',
  plugins: [react(), tailwindcss(), firstRouteBudget({ gzippedKilobytes: 150 }), precompress()],
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
    outDir: 'dist',
    emptyOutDir: true,
    // Our CSP has no 'unsafe-inline' and no data: for scripts, styles and fonts: everything is a file of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    // Nothing in a test waits for time; this is how long a busy machine may take.
    testTimeout: 30_000,
    projects: [
      {
        test: { name: 'server', root: `${import.meta.dirname}/server`, include: ['**/*.test.ts'], environment: 'node' },
      },
      { extends: true, test: { name: 'web', include: ['**/*.test.{ts,tsx}'], environment: 'node' } },
    ],
  },
})
