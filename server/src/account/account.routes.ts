import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Provider, SessionView, SignedIn } from '../../contract/session.ts'
import { ignoreBodies } from '../http/no-body.ts'
import { limitRequests } from '../http/request-limit.ts'

interface AccountOptions {
  provider: Provider
  /** How many processes serve side by side. */
  workers?: number
}

/** A person presses once; a page asks by itself never. Each is a call of the token endpoint. */
export const refreshesPerMinute = 20

/** The session of a browser, its refresh on demand, and the provider that this server talks to. */
export const accountRoutes: FastifyPluginAsyncTypebox<AccountOptions> = async (app, { provider, workers }) => {
  ignoreBodies(app)
  await limitRequests(app, {
    perMinute: refreshesPerMinute,
    workers,
    keyOf: (request) => app.sessions.idOf(request) ?? request.ip,
    detail: 'This session was refreshed too often within a minute. It is refreshed by itself when it is time.',
  })
  app.get('/api/session', { schema: { response: { 200: SessionView } } }, async (request) => {
    const session = await app.sessions.find(request)
    return session ? app.sessions.viewAtProvider(session) : { authenticated: false as const }
  })

  app.post('/auth/refresh', { schema: { response: { 200: SignedIn } }, config: { rateLimit: {} } }, async (request) => {
    const sessionId = app.sessions.idOf(request)
    if (sessionId !== undefined) request.flow = { sessionId }
    return app.sessions.viewAtProvider(await app.sessions.refreshNow(request))
  })

  app.get('/api/provider', { schema: { response: { 200: Provider } } }, async () => provider)
}
