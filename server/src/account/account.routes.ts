import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Provider, SessionView, SignedIn } from '../../contract/session.ts'
import { ignoreBodies } from '../http/no-body.ts'

interface AccountOptions {
  provider: Provider
}

/** The session of a browser, its refresh on demand, and the provider that this server talks to. */
export const accountRoutes: FastifyPluginAsyncTypebox<AccountOptions> = async (app, { provider }) => {
  ignoreBodies(app)
  app.get('/api/session', { schema: { response: { 200: SessionView } } }, async (request) => {
    const session = await app.sessions.find(request)
    return session ? app.sessions.view(session) : { authenticated: false as const }
  })

  app.post('/auth/refresh', { schema: { response: { 200: SignedIn } } }, async (request) =>
    app.sessions.view(await app.sessions.refreshNow(request)),
  )

  app.get('/api/provider', { schema: { response: { 200: Provider } } }, async () => provider)
}
