import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Lens } from '../../contract/lens.ts'
import { SignedIn } from '../../contract/session.ts'
import { limitRequests } from '../http/request-limit.ts'

/** A person presses a switch now and then. Each press is a write to the store, and a message to every page. */
const lensChangesPerMinute = 120

/** The lens: a session does without scopes that it was granted, as if they had been refused. */
export const lensRoutes: FastifyPluginAsyncTypebox<{ workers?: number }> = async (app, { workers }) => {
  await limitRequests(app, {
    perMinute: lensChangesPerMinute,
    workers,
    keyOf: (request) => app.sessions.idOf(request) ?? request.ip,
    detail: 'Scopes were switched on and off too often within a minute.',
  })
  const schema = { body: Lens, response: { 200: SignedIn } }
  app.put('/api/lens', { schema, config: { rateLimit: {} } }, async (request) =>
    app.sessions.viewAtProvider(await app.sessions.withhold(request, request.body.withheldScopes)),
  )
}
