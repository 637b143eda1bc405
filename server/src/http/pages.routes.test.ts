import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { fastify } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { problemCatalogue } from '../../contract/problems.ts'
import { pageRoutes } from './pages.routes.ts'
import problems from './problems.plugin.ts'

const files: Record<string, string> = {
  'index.html': '<!doctype html><title>Scopedeck</title><noscript>It needs JavaScript.</noscript>',
  'theme.js': 'theme()',
  'assets/main-abc123.js': 'main()',
  'assets/main-abc123.css': 'a{}',
}

async function startApp(built = true) {
  const folder = await mkdtemp(join(tmpdir(), 'pages-'))
  const root = join(folder, 'dist')
  await writeFile(join(folder, 'secret.txt'), 'secret')
  if (built) {
    await mkdir(join(root, 'assets'), { recursive: true })
    for (const [path, text] of Object.entries(files)) {
      await writeFile(join(root, path), text)
      await writeFile(join(root, `${path}.br`), brotliCompressSync(text))
      await writeFile(join(root, `${path}.gz`), gzipSync(text))
    }
  }
  const app = fastify({ exposeHeadRoutes: false })
  onTestFinished(async () => {
    await app.close()
    await rm(folder, { recursive: true })
  })
  await app.register(problems, { publicUrl: 'http://127.0.0.1:8888' })
  app.post('/auth/sign-out', async () => 'out')
  app.get('/api/session', async () => 'view')
  await app.register(pageRoutes, { root })
  return app
}

const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

test.each(['/', '/playlists/37i9dQZF1DX', '/scopes?scope=a+b', '/authors', '/apiary'])(
  'a visit to %s answers with the page, revalidated each time',
  async (url) => {
    const app = await startApp()
    const response = await app.inject({ url, headers: html })
    expect([response.statusCode, response.body]).toEqual([200, files['index.html']])
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(response.headers['cache-control']).toBe('no-cache')
    const again = await app.inject({ url, headers: { ...html, 'if-none-match': String(response.headers.etag) } })
    expect(again.statusCode).toBe(304)
  },
)

test('a problem page has its explanation without scripts too', async () => {
  const app = await startApp()
  const response = await app.inject({ url: '/problems/csrf' })
  expect(response.statusCode).toBe(200)
  expect(response.headers['content-type']).toBe('text/html; charset=utf-8')
  const { title, cause, owner, next } = problemCatalogue.csrf
  for (const words of [`<title>${title} · Scopedeck</title>`, cause, owner, next])
    expect(response.body).toContain(words)
})

test('HEAD is GET without the body', async () => {
  const app = await startApp()
  const response = await app.inject({ method: 'HEAD', url: '/', headers: html })
  expect([response.statusCode, response.body]).toEqual([200, ''])
  expect(response.headers['content-type']).toBe('text/html; charset=utf-8')
})

test('an unknown problem is a 404 page; a known one answers any Accept header', async () => {
  const app = await startApp()
  for (const code of ['nonsense', 'toString', ''])
    for (const accept of [html.accept, '*/*']) {
      const response = await app.inject({ url: `/problems/${code}`, headers: { accept } })
      expect([response.statusCode, response.body]).toEqual([404, files['index.html']])
    }
  expect((await app.inject({ url: '/problems/csrf', headers: { accept: '*/*' } })).statusCode).toBe(200)
})

test.each([
  ['/api/nothing', html.accept],
  ['/api', html.accept],
  ['/auth/nothing', html.accept],
  ['/assets/gone-abc123.js', html.accept],
  ['/playlists', 'application/json'],
  ['/playlists', '*/*'],
  ['/favicon.ico', 'image/avif,image/webp,*/*;q=0.8'],
])('%s with Accept %s does not answer with the page', async (url, accept) => {
  const app = await startApp()
  const response = await app.inject({ url, headers: { accept } })
  expect(response.json()).toMatchObject({ status: 404, code: 'not-found' })
})

test('an address that takes another method is 405, an unknown one 404', async () => {
  const app = await startApp()
  const response = await app.inject({ url: '/auth/sign-out', headers: html })
  expect([response.statusCode, response.headers.allow]).toEqual([405, 'POST'])
  expect((await app.inject({ method: 'POST', url: '/playlists', headers: html })).statusCode).toBe(404)
})

test('files with a hash in their name are immutable, the others are revalidated', async () => {
  const app = await startApp()
  const asset = await app.inject('/assets/main-abc123.js')
  expect([asset.body, asset.headers['cache-control']]).toEqual(['main()', 'public, max-age=31536000, immutable'])
  expect(asset.headers['content-type']).toMatch(/javascript/)
  expect((await app.inject('/theme.js')).headers['cache-control']).toBe('no-cache')
})

test('files are sent as the build compressed them, to clients that accept it', async () => {
  const app = await startApp()
  const get = async (url: string, encoding: string) => {
    const { rawPayload, headers } = await app.inject({ url, headers: { ...html, 'accept-encoding': encoding } })
    expect(headers.vary).toMatch(/accept-encoding/i)
    return { encoding: headers['content-encoding'], bytes: rawPayload, type: headers['content-type'] }
  }
  const brotli = await get('/assets/main-abc123.css', 'gzip, br')
  expect([brotli.encoding, brotliDecompressSync(brotli.bytes).toString()]).toEqual(['br', 'a{}'])
  expect(brotli.type).toMatch(/^text\/css/)
  const zipped = await get('/', 'gzip')
  expect([zipped.encoding, gunzipSync(zipped.bytes).toString()]).toEqual(['gzip', files['index.html']])
  expect((await get('/theme.js', 'identity')).encoding).toBeUndefined()
})

test.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/assets/../../secret.txt',
  '/assets/..%5c..%5csecret.txt',
  '/assets//main-abc123.js',
  '/assets/main-abc123.js%00',
  '/assets/main-abc123.js.br',
  '/assets',
  '/assets/',
])('%s reaches no file outside the folder', async (url) => {
  const app = await startApp()
  const response = await app.inject({ url, headers: { accept: '*/*' } })
  expect(response.statusCode).toBe(404)
  expect(response.body).not.toContain('secret\n')
})

test('without built pages the page is a 503, and other routes work', async () => {
  const app = await startApp(false)
  const response = await app.inject({ url: '/', headers: html })
  expect([response.statusCode, response.headers['content-type']]).toEqual([503, 'text/plain; charset=utf-8'])
  expect(response.body).toContain('pnpm build')
  expect((await app.inject({ url: '/api/nothing', headers: html })).statusCode).toBe(404)
})
