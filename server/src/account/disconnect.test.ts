import { expect, test } from 'vitest'
import type { Provider } from '../../contract/session.ts'
import { readText, startHttpServer } from '../../test/harness/http-server.ts'
import type { OAuthClient } from '../oauth/client.ts'
import { createBrowser } from '../session/testing/browser.ts'
import { createSignedInApp } from '../session/testing/session-routes.ts'
import type { TestAppOptions } from '../session/testing/test-app.ts'
import { disconnectRoutes } from './disconnect.routes.ts'

interface DisconnectAppOptions extends TestAppOptions {
  changes?: Partial<OAuthClient>
  appsUrl?: string
}

async function createDisconnectApp({ changes = {}, appsUrl, ...options }: DisconnectAppOptions = {}) {
  return createSignedInApp({
    ...options,
    routes: async (app, sessionOptions) => {
      const client = { ...sessionOptions.client, ...changes }
      const provider: Provider = { ...sessionOptions.provider, ...(appsUrl !== undefined && { appsUrl }) }
      app.register(disconnectRoutes, { client, provider })
    },
  })
}

/** A revocation endpoint that answers one status, and the tokens that it received. */
async function startRevocation(status = 200) {
  const revoked: (string | null)[] = []
  const origin = await startHttpServer(async (request, response) => {
    revoked.push(new URLSearchParams(await readText(request)).get('token'))
    response.writeHead(status).end()
  })
  return { revoked, changes: { revocationEndpoint: `${origin}/revoke` } }
}

test('disconnecting ends every session of the account, and removes the cookie', async () => {
  const { app, browser, cookie, id, store } = await createDisconnectApp({ appsUrl: 'https://provider.example/apps' })
  const other = createBrowser(app)
  const { id: otherId } = (await other.post('/start')).json()
  const otherBrowser = createBrowser(app)
  await otherBrowser.post('/start?account=ben')
  const response = await browser.post('/auth/disconnect')
  expect(response.statusCode).toBe(200)
  expect(response.json()).toEqual({ revocation: 'not-offered', appsUrl: 'https://provider.example/apps' })
  expect(response.headers['cache-control']).toBe('no-store')
  expect(browser.cookies.size).toBe(0)
  for (const row of [id, otherId]) expect(await store.read(row)).toMatchObject({ ended: 'disconnected' })
  expect((await app.inject({ url: '/me', headers: { cookie } })).statusCode).toBe(401)
  expect((await other.get('/me')).json()).toMatchObject({
    code: 'sign-in-required',
    detail: expect.stringContaining('disconnected'),
  })
  expect((await otherBrowser.get('/me')).statusCode).toBe(200)
})

test('both tokens are revoked, if the authorization server has an endpoint for it', async () => {
  const { revoked, changes } = await startRevocation()
  const { browser, accounts } = await createDisconnectApp({ changes })
  const { accessToken } = (await browser.get('/token')).json()
  expect((await browser.post('/auth/disconnect')).json()).toEqual({ revocation: 'told' })
  expect(revoked).toEqual([expect.stringMatching(/^test_refresh_/), accessToken])
  expect(accounts.calls).toEqual([])
})

test('a failed revocation does not stop the disconnect: the answer says so, and it is logged without a token', async () => {
  const { revoked, changes } = await startRevocation(503)
  const { app, browser, cookie, log } = await createDisconnectApp({ changes })
  const response = await browser.post('/auth/disconnect')
  expect([response.statusCode, response.json()]).toEqual([200, { revocation: 'failed' }])
  expect((await app.inject({ url: '/me', headers: { cookie } })).statusCode).toBe(401)
  expect(revoked).toHaveLength(1)
  expect(log.map(({ msg }) => msg)).toEqual(['the authorization server could not be told of a disconnected account'])
  expect(JSON.stringify(log)).not.toContain(revoked[0])
})

test('the tokens of a refresh under way are revoked, and it revives no session', async () => {
  const { revoked, changes } = await startRevocation()
  const { app, browser, accounts, cookie } = await createDisconnectApp({ changes })
  accounts.rotates = true
  const { arrived, release } = accounts.holdNext()
  const headers = { cookie, 'x-csrf': '1' }
  const refreshing = app.inject({ method: 'POST', url: '/refresh', headers })
  await arrived
  const disconnecting = browser.post('/auth/disconnect')
  release()
  expect((await disconnecting).json()).toEqual({ revocation: 'told' })
  const [refreshToken, accessToken] = revoked
  expect(accounts.accountOf(accessToken ?? '')).toBe('ada')
  expect(accounts.calls.map(({ form }) => form.get('refresh_token'))).not.toContain(refreshToken)
  await refreshing
  expect((await app.inject({ url: '/me', headers: { cookie } })).statusCode).toBe(401)
})

test('disconnecting needs a session and proof of origin', async () => {
  const { revoked, changes } = await startRevocation()
  const { app, browser, cookie } = await createDisconnectApp({ changes })
  const post = async (headers: Record<string, string>) =>
    (await app.inject({ method: 'POST', url: '/auth/disconnect', headers })).json().code
  expect(await post({ cookie })).toBe('csrf')
  expect(await post({ cookie, 'x-csrf': '1', origin: 'http://evil.example' })).toBe('csrf')
  expect(await post({ 'x-csrf': '1' })).toBe('sign-in-required')
  expect((await browser.get('/me')).statusCode).toBe(200)
  expect(revoked).toEqual([])
})
