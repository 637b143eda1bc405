import { randomBytes } from 'node:crypto'
import { expect, onTestFinished } from 'vitest'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { createLogger } from '../../src/observability/logger.ts'
import { openStore } from '../../src/start/open-store.ts'
import type { Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'
import { settingsFor } from '../harness/open-app.ts'

const scopes = ['playlist-read-private', 'user-library-modify', 'user-read-playback-state']
const song = '/me/library?uris=spotify:track:4uLU6hMCjMI75M1A2tKUQC'

/** Every route that acts for an account, with a request that it would take. */
const routesOfAccounts = {
  'POST /auth/refresh': '/auth/refresh',
  'POST /auth/sign-out': '/auth/sign-out',
  'POST /auth/disconnect': '/auth/disconnect',
  'GET /api/sessions': '/api/sessions',
  'DELETE /api/sessions': '/api/sessions',
  'DELETE /api/sessions/:id': `/api/sessions/${'A'.repeat(43)}`,
  'GET /api/playlists/:id/items': '/api/playlists/37i9dQZF1DX/items?offset=0&pages=1',
  'GET /api/player/events': '/api/player/events',
  'GET /api/world': '/api/world',
  'GET /api/flow': '/api/flow',
  'GET /api/flow/events': '/api/flow/events',
  'PUT /api/lens': '/api/lens',
  'POST /api/simulator/expire': '/api/simulator/expire',
  'GET /api/spotify/v1/*': '/api/spotify/v1/me/playlists',
  'PUT /api/spotify/v1/*': `/api/spotify/v1${song}`,
  'POST /api/spotify/v1/*': '/api/spotify/v1/me/player/next',
  'DELETE /api/spotify/v1/*': `/api/spotify/v1${song}`,
} as const

/** These act for nobody, or say whom they act for. */
const otherRoutes = [
  'GET /api/session',
  'GET /api/provider',
  'GET /api/simulator',
  'DELETE /api/simulator',
  'POST /api/simulator/clock',
  'GET /api/lab',
  // Breaks the simulator, which answers this machine alone; no account of another is named in it.
  'POST /api/lab/:experiment',
  'GET /api/lab/requests',
  'GET /api/scopes',
  'GET /api/operations',
  'GET /auth/sign-in',
  'GET /auth/callback',
]

const json = { 'content-type': 'application/json' }
/** The bodies of the routes that need one. */
const bodies: Record<string, { headers: Record<string, string>; body: string }> = {
  'PUT /api/lens': { headers: json, body: '{"withheldScopes":[]}' },
}

const send = (browser: Browser, [route, url]: [string, string], account: unknown) =>
  browser.act(route.split(' ')[0] as 'GET', url, {
    ...bodies[route],
    headers: { ...bodies[route]?.headers, 'x-account': String(account) },
  })

test('what a page of one account asks for in the session of another is refused by every route, and nothing is done', async ({
  startApp,
  simulator,
}) => {
  const app = await startApp()
  const browser = await app.signIn({ scopes, account: 'ada' })
  const { accountMark: ada } = await browser.session()
  await browser.signIn({ scopes, account: 'ben' })
  const { accountMark: ben } = await browser.session()
  expect(ada).not.toBe(ben)
  const before = (await simulator.requests('/')).length
  for (const route of Object.entries(routesOfAccounts)) {
    for (const mark of [ada, '', 'ada', `${ben}x`]) {
      const answer = await send(browser, route, mark)
      expect([route, mark, answer.status, answer.json().code]).toEqual([route, mark, 409, 'another-account'])
      expect(answer.setCookies).toEqual([])
    }
  }
  expect((await simulator.requests('/')).length).toBe(before)
  expect(await browser.session()).toMatchObject({ authenticated: true, account: { id: 'ben' } })
  await send(browser, ['PUT', `/api/spotify/v1${song}`], ben)
  await browser.call(song, { method: 'PUT' })
  expect(await simulator.requests('/v1/me/library'), 'for the right account, and for none').toHaveLength(2)
})

/** The addresses in the tree that Fastify prints: each line continues the address of the line that it hangs on. */
function routesIn(tree: string): string[] {
  const above: string[] = []
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', part = ''] = /^(.*?)[├└]── (\S+) /.exec(line) ?? []
    if (part === '') return []
    const depth = indent.length / 4
    above[depth] = (above[depth - 1] ?? '') + part
    return above[depth] ?? []
  })
}

test('that table names every route under /auth and /api', async ({ simulator }) => {
  const config = readConfig(settingsFor(simulator.origin))
  const logger = createLogger('silent')
  const store = await openStore(config, logger)
  const app = await createApp({ config, keys: [randomBytes(32)], store, logger, now: Date.now, webRoot: '' })
  onTestFinished(() => app.close())
  const urls = routesIn(app.printRoutes({ commonPrefix: false })).filter((url) => /^\/(auth|api)\//.test(url))
  const named = [...Object.keys(routesOfAccounts), ...otherRoutes].flatMap((route) => route.split(' ')[1] ?? [])
  const gateway = '/api/spotify/v1/*'
  expect(named).toContain(gateway)
  expect(urls.toSorted()).toEqual([...new Set(named)].filter((url) => url !== gateway).toSorted())
})

test('a stream, which can send no header, names its account in the address', async ({ startApp }) => {
  const app = await startApp()
  const browser = await app.signIn({ scopes, account: 'ada' })
  const { accountMark: ada } = await browser.session()
  const own = await browser.listen(`account=${ada}`)
  expect(own.status).toBe(200)
  own.close()
  await browser.signIn({ scopes, account: 'ben' })
  const refused = await browser.get(`/api/player/events?account=${ada}`)
  expect([refused.status, refused.json().code]).toEqual([409, 'another-account'])
})

test('an account has one mark in all its sessions, after every change of keys, and it does not tell the account', async ({
  startApp,
}) => {
  const marks = []
  for (const key of [1, 2]) {
    const app = await startApp({ SESSION_KEYS: Buffer.alloc(32, key).toString('base64') })
    for (const browser of [await app.signIn({ scopes }), await app.signIn()])
      marks.push((await browser.session()).accountMark)
  }
  expect(new Set(marks).size).toBe(1)
  expect(marks[0]).toMatch(/^[\w-]{22}$/)
})

test('without a session the answer is to sign in, whomever the page speaks for', async ({ startApp }) => {
  const app = await startApp()
  const browser = await app.signIn({ scopes })
  const { accountMark } = await browser.session()
  await browser.act('POST', '/auth/sign-out', { headers: { 'x-account': String(accountMark) } })
  for (const route of Object.entries(routesOfAccounts)) {
    if (route[0] === 'POST /auth/sign-out') continue
    const answer = await send(browser, route, accountMark)
    expect([route, answer.status, answer.json().code]).toEqual([route, 401, 'sign-in-required'])
  }
  expect((await send(browser, ['POST', '/auth/sign-out'], accountMark)).status).toBe(204)
})
