import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { ignoreBodies } from '../http/no-body.ts'

/** Ends the session on the server: the cookie is worth nothing from then on, wherever a copy of it is. */
export const signOutRoutes: FastifyPluginAsyncTypebox = async (app) => {
  ignoreBodies(app)
  app.post('/auth/sign-out', { schema: { response: { 204: Type.Null() } } }, async (request, reply) => {
    await app.sessions.end(request)
    return reply.code(204).send(null)
  })
}
