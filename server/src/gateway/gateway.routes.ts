import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { namedScopes } from '../../contract/requirements.ts'
import { ProblemError } from '../http/problem-error.ts'
import type { Session } from '../session/session.ts'
import { addCallBodyParsers, bodyLimits, type CallBody, checkBodyKind } from './call-body.ts'
import { departure } from './departure.ts'
import { compileOperations, type OperationMatch } from './operation-matcher.ts'
import { readTarget } from './request-target.ts'
import { gatewayPrefix, scopeHeaders } from './scope-headers.ts'

interface GatewayCall extends OperationMatch {
  query: URLSearchParams
  session?: Session
}

/**
 * The Web API, operation by operation, with the caller's token. What is not in the catalogue does not exist here, so
 * the order is: which operation, who calls, is the body sound, do the scopes suffice, is every parameter allowed, and
 * only then Spotify.
 */
export const gatewayRoutes: FastifyPluginAsync = async (app) => {
  const match = compileOperations()
  const calls = new WeakMap<FastifyRequest, GatewayCall>()
  const look = (request: FastifyRequest) => {
    const target = readTarget(request.raw.url ?? '', gatewayPrefix)
    return { found: target && match(request.method, target.path), query: target?.query ?? new URLSearchParams() }
  }

  addCallBodyParsers(app, bodyLimits)

  app.addHook('onRequest', async (request, reply) => {
    const { found, query } = look(request)
    if (!found) throw new ProblemError('not-found', { detail: 'The Web API has no operation at this address.' })
    if ('allow' in found) {
      reply.header('allow', found.allow.join(', '))
      throw new ProblemError('method-not-allowed')
    }
    calls.set(request, { ...found, query, session: await app.signedIn(request) })
  })

  // On the way out rather than in: errors that other hooks raise before ours carry the headers as well.
  app.addHook('onSend', async (request, reply) => {
    const { found } = look(request)
    const accepted = found && 'operation' in found ? namedScopes(found.operation.requirement) : []
    reply.headers(scopeHeaders(calls.get(request)?.session?.tokenSet.scopes, accepted))
  })

  const schema = { params: Type.Object({ '*': Type.String() }), response: { '2xx': Type.Unknown() } }
  const handler = async (request: FastifyRequest<{ Body: CallBody | undefined }>, reply: FastifyReply) => {
    const call = calls.get(request)
    if (!call?.session) throw new ProblemError('sign-in-required')
    checkQuery(call.query)
    checkBodyKind(call.operation, request.body)
    const signal = departure(reply)
    const answer = await unlessGone(
      signal,
      app.callWebApi(request, call.session, { ...call, body: request.body }, signal),
    )
    reply.code(answer.status)
    if (answer.etag !== undefined) reply.header('etag', answer.etag)
    return answer.body === undefined ? reply.send() : reply.type('application/json; charset=utf-8').send(answer.body)
  }
  const url = `${gatewayPrefix}/*`
  app.route({ url, method: ['GET', 'HEAD', 'TRACE', 'OPTIONS'], schema, handler })
  // What may be in a body is for the catalogue to say.
  app.route({ url, method: ['POST', 'PUT', 'PATCH', 'DELETE'], schema: { ...schema, body: Type.Unknown() }, handler })
}

/** A token in the query would be a second credential beside ours. @see RFC 6750 §2.3 */
function checkQuery(query: URLSearchParams): void {
  if (query.has('access_token'))
    throw new ProblemError('invalid-request', { detail: 'The access token is the server’s to send, not the caller’s.' })
}

/** Nobody reads what is answered then; it only keeps a closed browser from looking like a mistake of ours in the log. */
async function unlessGone<T>(signal: AbortSignal, answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (!signal.aborted) throw error
    throw new ProblemError('invalid-request', { detail: 'The caller left before the answer came.' })
  }
}
