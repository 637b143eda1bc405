import { type FastifyInstance, type FastifyRequest, fastify } from 'fastify'
import fp from 'fastify-plugin'
import { Agent } from 'undici'
import { onTestFinished } from 'vitest'
import { scopes } from '../../../contract/scopes.ts'
import { ProblemError } from '../../http/problem-error.ts'
import problems from '../../http/problems.plugin.ts'
import requestGuards from '../../http/request-guards.plugin.ts'
import type { Sessions } from '../../session/session.plugin.ts'
import type { Session } from '../../session/session.ts'
import { createMemoryPubSub } from '../../store/memory-store.ts'
import { productionTimeouts } from '../../timeouts.ts'
import gateway, { type GatewayOptions } from '../gateway.plugin.ts'

export const publicUrl = 'http://127.0.0.1:8888'

/** Sessions by name. The access tokens of `ada` are `token-ada-1` and, after each refresh, `token-ada-2` and so on. */
interface TestSessions {
  grant(name: string, scopes?: readonly string[]): void
  /** Every refresh fails with this error. */
  refreshFails?: ProblemError
  refreshes: number
}

interface TestApp {
  app: FastifyInstance
  sessions: TestSessions
  /** The clock of rate limits, the circuit breaker and dates. Pauses before retries are recorded and take no time. */
  clock: { now: number }
  pauses: number[]
}

/**
 * The gateway with the request guards before it. `ada` is signed in and has granted every scope. The header
 * `x-test-session` takes the place of the cookie.
 */
export async function startApp(apiUrl: string, options: Partial<GatewayOptions> = {}): Promise<TestApp> {
  const app = fastify()
  const dispatcher = new Agent({ connections: 32, pipelining: 1 })
  onTestFinished(async () => {
    await app.close()
    await dispatcher.destroy()
  })
  const clock = { now: 1_800_000_000_000 }
  const pauses: number[] = []
  const { sessions, plugin } = createTestSessions()
  sessions.grant('ada')
  await app.register(problems, { publicUrl })
  await app.register(requestGuards, { publicUrl, recordSecurityEvent: () => {} })
  await app.register(plugin)
  await app.register(gateway, {
    apiUrl,
    publicUrl,
    dispatcher,
    now: () => clock.now,
    random: () => 0.5,
    sleep: async (ms) => void pauses.push(ms),
    timeouts: productionTimeouts.gateway,
    pubSub: createMemoryPubSub(),
    hashAccount: (accountId) => `hash of ${accountId}`,
    ...options,
  })
  return { app, sessions, clock, pauses }
}

function createTestSessions() {
  const byName = new Map<string, Session>()
  const tokenSet = (accessToken: string, scopes: readonly string[]) => ({
    accessToken,
    scopes: [...scopes],
    obtainedAt: 0,
    expiresAt: Number.MAX_SAFE_INTEGER,
  })
  const sessions: TestSessions = {
    refreshes: 0,
    grant(name, granted = scopes) {
      const account = { id: `account-${name}`, displayName: name }
      const times = {
        grantedAt: 0,
        grantEndsAt: Number.MAX_SAFE_INTEGER,
        createdAt: 0,
        lastSeenAt: 0,
        endsAt: Number.MAX_SAFE_INTEGER,
      }
      const accountMark = `mark of ${name}`
      byName.set(name, {
        ...{ id: `session-${name}`, account, accountMark },
        ...{
          tokenSet: tokenSet(`token-${name}-1`, granted),
          scopes: granted,
          requestedScopes: granted,
          withheldScopes: [],
          ...times,
        },
      })
    },
  }
  const read = (request: FastifyRequest): Session => {
    const session = byName.get(String(request.headers['x-test-session'] ?? ''))
    if (!session) throw new ProblemError('sign-in-required')
    return session
  }
  const plugin = fp(
    async (app) => {
      const accessToken = async (request: FastifyRequest, rejected?: string) => {
        const session = read(request)
        if (rejected === session.tokenSet.accessToken) {
          sessions.refreshes++
          if (sessions.refreshFails) throw sessions.refreshFails
          const next = rejected.replace(/\d+$/, (digits) => String(Number(digits) + 1))
          session.tokenSet = tokenSet(next, session.tokenSet.scopes)
        }
        return session.tokenSet.accessToken
      }
      // The part of the sessions that the gateway uses.
      const signedIn: Sessions['signedIn'] = async (request) => ({
        session: read(request),
        accessToken: (rejected) => accessToken(request, rejected),
      })
      app.decorate('sessions', { signedIn } as Sessions)
    },
    { name: 'session' },
  )
  return { sessions, plugin }
}

/** The headers of a request that our own pages make, in the session of `name`. */
export const as = (name: string, headers: Record<string, string> = {}) => ({
  headers: { 'x-test-session': name, 'x-csrf': '1', ...headers },
})
