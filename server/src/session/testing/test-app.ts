import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import { type FastifyInstance, fastify } from 'fastify'
import { Agent } from 'undici'
import { onTestFinished } from 'vitest'
import problems from '../../http/problems.plugin.ts'
import requestGuards from '../../http/request-guards.plugin.ts'
import type { OAuthClient } from '../../oauth/client.ts'
import requestContext, { type CurrentRequest } from '../../observability/request-context.plugin.ts'
import { createSecurityLog } from '../../observability/security-log.ts'
import { createMemorySessions } from '../../store/memory-store.ts'
import { createAuditedStore } from '../../store/session-events.ts'
import type { SessionStore } from '../../store/session-store.ts'
import type { ReadAccount } from '../account.ts'
import session, { type SessionOptions } from '../session.plugin.ts'
import { type AccountsServer, startAccountsServer } from './accounts-server.ts'

export const day = 24 * 3600 * 1000
export const start = Date.parse('2027-01-15T12:00:00Z')

export interface TestApp {
  app: FastifyInstance
  accounts: AccountsServer
  store: SessionStore
  options: SessionOptions
  /** The app's only clock. It stands still until a test moves it. */
  clock: { now: number }
  log: { level: number; msg: string }[]
}

export interface TestAppOptions extends Partial<Omit<SessionOptions, 'client'>> {
  accounts?: AccountsServer
  clock?: { now: number }
  /** When set, every authorization response must name it. */
  issuer?: string
  /** Registered after everything else. */
  routes?: (app: FastifyInstance, options: SessionOptions) => Promise<void>
}

/** The session plugin on a Fastify application, with an authorization server on loopback. */
export async function createTestApp({ routes, ...changes }: TestAppOptions = {}): Promise<TestApp> {
  const accounts = changes.accounts ?? (await startAccountsServer())
  const clock = changes.clock ?? { now: start }
  const { publicUrl = 'http://127.0.0.1:8888', issuer } = changes
  const client = { ...testClient(accounts, clock, publicUrl), ...(issuer !== undefined && { issuer }) }
  const log: TestApp['log'] = []
  const stream = new Writable({ write: (chunk, _encoding, done) => done(void log.push(JSON.parse(String(chunk)))) })
  const app = fastify({ logger: { level: 'warn', stream } })
  onTestFinished(() => app.close())
  const requests: CurrentRequest = new AsyncLocalStorage()
  const recordSecurityEvent = createSecurityLog({
    log: app.log,
    requests,
    count: () => {},
    now: () => clock.now,
  })
  const options: SessionOptions = {
    store: createMemorySessions(),
    client,
    keys: [randomBytes(32)],
    publicUrl,
    provider: { ...providerOf(client), apiUrl: `${accounts.origin}/v1` },
    idleTtlMs: 7 * day,
    maxTtlMs: 180 * day,
    readAccount: readAccountFrom(accounts, client),
    recordSecurityEvent,
    now: () => clock.now,
    refreshBackoffMs: 5,
    ...changes,
  }
  const sessionOptions = { ...options, store: createAuditedStore(options.store, recordSecurityEvent) }
  await app.register(requestContext, { requests })
  await app.register(problems, options)
  await app.register(requestGuards, options)
  await app.register(session, sessionOptions)
  await routes?.(app, sessionOptions)
  return { app, accounts, store: sessionOptions.store, options, clock, log }
}

function testClient(
  { origin }: AccountsServer,
  clock: { now: number },
  publicUrl = 'http://127.0.0.1:8888',
): OAuthClient {
  const dispatcher = new Agent()
  onTestFinished(() => dispatcher.destroy())
  return {
    clientId: 'deck',
    clientSecret: 'the-client-secret',
    authorizationEndpoint: `${origin}/authorize`,
    tokenEndpoint: `${origin}/api/token`,
    redirectUri: `${publicUrl}/auth/callback`,
    dispatcher,
    now: () => clock.now,
    timeoutMs: 7_500,
  }
}

const providerOf = ({ authorizationEndpoint, clientId, redirectUri }: OAuthClient) =>
  ({ kind: 'other', authorizeUrl: authorizationEndpoint, clientId, redirectUri, revokes: false }) as const

const readAccountFrom =
  ({ origin }: AccountsServer, { dispatcher }: OAuthClient): ReadAccount =>
  async (accessToken) => {
    const headers = { authorization: `Bearer ${accessToken}` }
    const { statusCode, body } = await dispatcher.request({ origin, path: '/v1/me', method: 'GET', headers })
    const { id, display_name } = (await body.json()) as { id: string; display_name: string }
    return statusCode === 200 ? { id, displayName: display_name } : undefined
  }

/** Listens on a free port of loopback until the app closes. @returns its origin */
export async function listen(app: FastifyInstance): Promise<string> {
  await app.listen({ port: 0, host: '127.0.0.1' })
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
}

/** Starts `act` `count` times at once. */
export const inParallel = <Result>(count: number, act: () => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: count }, act))
