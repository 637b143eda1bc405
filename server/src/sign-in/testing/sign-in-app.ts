import type { FastifyInstance } from 'fastify'
import { type Browser, createBrowser } from '../../session/testing/browser.ts'
import { createTestApp, type TestApp, type TestAppOptions } from '../../session/testing/test-app.ts'
import { type SignInOptions, signInRoutes } from '../sign-in.routes.ts'

export interface SignInApp extends TestApp {
  browser: Browser
}

/** The sign-in routes and two that need a session, with an authorization server on loopback. */
export async function createSignInApp(
  options: TestAppOptions & Pick<SignInOptions, 'callsPerMinute'> = {},
): Promise<SignInApp> {
  const { callsPerMinute = 1000, ...rest } = options
  const routes = async (
    app: FastifyInstance,
    { store, client, publicUrl, readAccount, recordSecurityEvent, now }: Omit<SignInOptions, 'timeouts'>,
  ) => {
    await app.register(signInRoutes, {
      store,
      client,
      publicUrl,
      readAccount,
      recordSecurityEvent,
      now,
      callsPerMinute,
    })
    app.get('/me', async (request) => (await app.sessions.signedIn(request)).session.account)
    app.get('/scopes-granted', async (request) => (await app.sessions.signedIn(request)).session.tokenSet.scopes)
  }
  const testApp = await createTestApp({ ...rest, routes })
  return { ...testApp, browser: createBrowser(testApp.app) }
}

/** Starts a sign-in. @returns the authorization request */
export async function begin(browser: Browser, query = ''): Promise<{ state: string; url: URL }> {
  const response = await browser.get(`/auth/sign-in${query}`)
  const url = new URL(response.headers.location ?? '')
  return { state: url.searchParams.get('state') ?? '', url }
}

export const callbackPath = (parameters: Record<string, string>) => `/auth/callback?${new URLSearchParams(parameters)}`

/** Returns from the authorization server. A redirect from another site carries no session cookie (`SameSite=Strict`). */
export const comeBack = (
  browser: Browser,
  parameters: Record<string, string>,
  headers: Record<string, string> = {},
) => {
  const cookie = [...browser.cookies].filter(([, { attributes }]) => !attributes.includes('SameSite=Strict'))
  return browser.get(callbackPath(parameters), {
    ...headers,
    cookie: cookie.map(([name, { value }]) => `${name}=${value}`).join('; '),
  })
}
