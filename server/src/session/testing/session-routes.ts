import type { FastifyInstance } from 'fastify'
import { browserLabel } from '../browser-label.ts'
import { type AccountsServer, startAccountsServer } from './accounts-server.ts'
import { type Browser, createBrowser } from './browser.ts'
import { createTestApp, type TestApp, type TestAppOptions } from './test-app.ts'

/** One route for each thing that features do with sessions. */
function addSessionRoutes(app: FastifyInstance, accounts: AccountsServer, now: () => number): void {
  app.post<{ Querystring: { account?: string } }>('/start', async (request, reply) => {
    const { account: id = 'ada' } = request.query
    const { accessToken, refreshToken } = accounts.grant(id)
    const obtainedAt = now()
    const tokenSet = {
      accessToken,
      refreshToken,
      scopes: ['user-top-read'],
      obtainedAt,
      expiresAt: obtainedAt + accounts.accessTokenTtl * 1000,
    }
    const replaces = [app.sessions.idOf(request) ?? []].flat()
    const account = { id, displayName: `${id}!` }
    const browser = browserLabel(request.headers)
    const created = await app.sessions.create({ account, tokenSet, browser, replaces })
    app.sessions.setCookie(reply, created)
    return { id: created.session.id }
  })
  app.get('/me', async (request) => (await app.sessions.signedIn(request)).session.account)
  app.get('/view', async (request) => app.sessions.view((await app.sessions.signedIn(request)).session))
  app.get('/peek', async (request) => ({ found: (await app.sessions.find(request)) !== undefined }))
  app.get<{ Querystring: { rejected?: string } }>('/token', async (request) => {
    const session = await app.sessions.signedIn(request)
    const accessToken = await session.accessToken(request.query.rejected)
    return { accessToken, works: accounts.accountOf(accessToken) !== undefined }
  })
  app.post('/refresh', async (request) => app.sessions.view(await app.sessions.refreshNow(request)))
  app.post('/sign-out', async (request, reply) => {
    await app.sessions.end(request, reply)
    return {}
  })
}

export interface SignedInApp extends TestApp {
  browser: Browser
  /** Name and value of the session cookie. */
  cookie: string
  /** The session's id in the store. */
  id: string
}

/** The session plugin with these routes, and a browser that is signed in. */
export async function createSignedInApp(options: TestAppOptions = {}): Promise<SignedInApp> {
  const testApp = await createSessionApp(options)
  const browser = createBrowser(testApp.app)
  const { id } = (await browser.post('/start')).json()
  return { ...testApp, browser, cookie: browser.cookieHeader(), id }
}

export async function createSessionApp(options: TestAppOptions = {}): Promise<TestApp> {
  const accounts = options.accounts ?? (await startAccountsServer())
  const routes: TestAppOptions['routes'] = async (app, sessionOptions) => {
    addSessionRoutes(app, accounts, sessionOptions.now)
    await options.routes?.(app, sessionOptions)
  }
  return createTestApp({ ...options, accounts, routes })
}
