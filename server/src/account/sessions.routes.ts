import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '../../contract/schema.ts'
import { mostSessionsListed, SessionList } from '../../contract/sessions.ts'
import { ignoreBodies } from '../http/no-body.ts'
import { ProblemError } from '../http/problem-error.ts'

/** Lists the sessions of an account, and ends one or all others. */
export const sessionsRoutes: FastifyPluginAsyncTypebox = async (app) => {
  ignoreBodies(app)
  app.get('/api/sessions', { schema: { response: { 200: SessionList } } }, async (request) => {
    const all = await app.sessions.list((await app.sessions.signedIn(request)).session)
    return { sessions: all.slice(0, mostSessionsListed), total: all.length }
  })

  app.delete(
    '/api/sessions/:id',
    { schema: { params: Type.Object({ id: Type.String() }), response: { 204: Type.Null() } } },
    async (request, reply) => {
      const { session } = await app.sessions.signedIn(request)
      const { id } = request.params
      if (id === session.id) await app.sessions.end(request, reply)
      else if (!(await app.sessions.endOne(session, id))) throw noSuchSession()
      return reply.code(204).send(null)
    },
  )

  app.delete('/api/sessions', { schema: { response: { 204: Type.Null() } } }, async (request, reply) => {
    await app.sessions.endOthers((await app.sessions.signedIn(request)).session)
    return reply.code(204).send(null)
  })
}

/** The same answer for an unknown session, one that is over, and one of another account. */
const noSuchSession = () =>
  new ProblemError('not-found', { detail: 'This account has no session by that id, or it is over already.' })
