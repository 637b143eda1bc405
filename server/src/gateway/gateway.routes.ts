import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { namedScopes } from '../../contract/requirements.ts'
import { Type } from '../../contract/schema.ts'
import { ProblemError } from '../http/problem-error.ts'
import type { RequestSession } from '../session/request-sessions.ts'
import { addCallBodyParsers, type CallBody } from './call-body.ts'
import { fetchWebApi, type Gateway, type WebApiRequest } from './fetch-web-api.ts'
import { compileOperations, type OperationMatcher, readTarget } from './operation-matcher.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Of a request to the gateway, once it was read. */
    webApiReader: RequestReader | null
  }
}

export const gatewayPrefix = '/api/spotify/v1'

interface GatewayRoutesOptions {
  gateway: Gateway
}

/** The Web API, operation by operation, with the access token of the session. */
export const gatewayRoutes: FastifyPluginAsync<GatewayRoutesOptions> = async (app, { gateway }) => {
  const matcher = compileOperations()
  app.decorateRequest('webApiReader', null)
  /** One for each request, so that its operation and its session are looked up once. */
  const readerOf = (request: FastifyRequest): RequestReader => {
    request.webApiReader ??= createRequestReader(app, matcher, request)
    return request.webApiReader
  }

  addCallBodyParsers(app)

  // The first two steps of fetchWebApi, early: Fastify reads the body after this hook and before the handler, and nobody
  // may make the server read a body for a call that is not theirs to make.
  app.addHook('onRequest', async (request, reply) => {
    const reader = readerOf(request)
    const call = reader.match(reply)
    const { session } = await reader.session()
    request.answerOwner = session.account.id
    request.flow = { sessionId: session.id, call }
  })

  // On the way out rather than in: the answers of hooks that run before ours carry the headers too.
  app.addHook('onSend', (request, reply, _payload, done) => {
    const { granted, accepted } = readerOf(request)
    reply.headers(scopeHeaders(granted(), accepted()))
    done()
  })

  const schema = { params: Type.Object({ '*': Type.String() }), response: { '2xx': Type.Unknown() } }
  const handler = async (request: FastifyRequest<{ Body: CallBody | undefined }>, reply: FastifyReply) => {
    const { match, session } = readerOf(request)
    const signal = clientSignal(reply)
    const answer = await fetchWebApi(gateway, {
      match: () => match(reply),
      session,
      body: () => request.body,
      signal,
      requestId: request.id,
    }).catch((error) => {
      throw signal.aborted ? clientGone() : error
    })
    reply.code(answer.status)
    if (answer.etag !== undefined) reply.header('etag', answer.etag)
    return answer.body === undefined ? reply.send() : reply.type('application/json; charset=utf-8').send(answer.body)
  }
  const url = `${gatewayPrefix}/*`
  app.route({ url, method: ['GET', 'HEAD', 'TRACE', 'OPTIONS'], schema, handler })
  // The catalogue says what a body may contain.
  app.route({ url, method: ['POST', 'PUT', 'PATCH', 'DELETE'], schema: { ...schema, body: Type.Unknown() }, handler })
}

interface RequestReader extends Pick<WebApiRequest, 'session'> {
  match(reply: FastifyReply): ReturnType<WebApiRequest['match']>
  /** The scopes that the session may use, once that is known; and those that play a part in the operation. */
  granted(): readonly string[]
  accepted(): readonly string[]
}

/** Reads which operation a request calls, and in which session; each is looked up once. */
function createRequestReader(app: FastifyInstance, matcher: OperationMatcher, request: FastifyRequest): RequestReader {
  const target = readTarget(request.raw.url ?? '', gatewayPrefix)
  const match = target && matcher(request.method, target.path)
  let found: RequestSession | undefined
  return {
    match(reply) {
      if (!target || !match)
        throw new ProblemError('not-found', { detail: 'The Web API has no operation at this address.' })
      if (!('allow' in match)) return { ...match, query: target.query }
      reply.header('allow', match.allow.join(', '))
      throw new ProblemError('method-not-allowed')
    },
    async session() {
      found ??= await app.sessions.signedIn(request)
      return found
    },
    granted: () => found?.session.scopes ?? [],
    accepted: () => (match && 'operation' in match ? namedScopes(match.operation.requirement) : []),
  }
}

/** The two headers of every answer of the Web API: what the grant holds, and what plays a part in the operation. */
export function scopeHeaders(granted: readonly string[] = [], accepted: readonly string[] = []) {
  return { 'x-scopes-granted': granted.join(', '), 'x-scopes-accepted': accepted.join(', ') }
}

/** The same headers for an address that can't be read, which reaches no route. Addresses outside the gateway get none. */
export function unreadScopeHeaders(rawUrl: string) {
  return rawUrl.startsWith(`${gatewayPrefix}/`) ? scopeHeaders() : {}
}

/**
 * Aborts when the client's connection closes before the answer is out. The request's own signal can't be used: a request
 * with a body counts as closed once the body is read, and its signal does not abort after that.
 */
export function clientSignal({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  if (raw.destroyed) gone.abort()
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort()
  })
  return gone.signal
}

/** Nobody reads this answer. It keeps a closed browser from looking like a mistake of ours in the log. */
const clientGone = () => new ProblemError('invalid-request', { detail: 'The caller left before the answer came.' })
