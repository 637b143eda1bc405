import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { ProblemCode } from '../../contract/problems.ts'
import { reasonPhrase } from '../../contract/reason-phrases.ts'
import type { Timeouts } from '../timeouts.ts'
import { answerProblem, problemDocument } from './answer-problem.ts'
import { closeSoon } from './close-soon.ts'
import { ProblemError } from './problem-error.ts'
import { compileSchemasLazily } from './schema-compilers.ts'

interface ServerOptions {
  logger: FastifyBaseLogger
  /** Whose forwarding headers count: no proxy's, every proxy's, those of so many hops, or those of listed addresses. */
  trustProxy: boolean | number | string
  /** The origin that browsers see. */
  publicUrl: string
  timeouts: Timeouts['http']
  /** Headers for an answer to an address that can't be read and so reaches no route. */
  headersWithoutRoute(url: string): Record<string, string>
}

/** The Fastify app before any plugin: its limits, and its answers to what reaches no route. */
export function createServer(options: ServerOptions): FastifyInstance {
  const { logger, trustProxy, publicUrl, timeouts, headersWithoutRoute } = options
  const app = Fastify({
    // Fastify itself sets no limits.
    requestTimeout: timeouts.requestMs,
    connectionTimeout: timeouts.silenceMs,
    http: { headersTimeout: timeouts.headersMs, connectionsCheckingInterval: timeouts.checkEveryMs },
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: () => randomUUID(),
    rewriteUrl: ({ url = '/' }) => pathOf(url),
    // Fastify takes a number of hops, its types do not.
    trustProxy: typeof trustProxy === 'number' ? (_, hop) => hop < trustProxy : trustProxy,
    exposeHeadRoutes: false,
    // While the app closes, a client with an open connection gets one more answer on it instead of a 503.
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) =>
      answerProblem(error, request, reply.headers(headersWithoutRoute(request.url)), publicUrl),
    clientErrorHandler: (error, socket) => answerClientError(error, socket, publicUrl),
  })
  compileSchemasLazily(app)
  return app
}

/**
 * The path of a request target that is a whole URL, so that every reader of the address meets a path. The message guard
 * compares its host.
 * @see RFC 9112 §3.2.2
 */
function pathOf(target: string): string {
  if (target.startsWith('/') || !/^https?:/i.test(target)) return target
  const path = target.replace(/^https?:\/\/[^/?#]*/i, '')
  return path.startsWith('/') ? path : `/${path}`
}

interface Refusal {
  status: number
  code: ProblemCode
  detail: string
}

/** By the error codes of Node's parser. */
const refusals: Partial<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: 'too-large',
    detail: 'Address and headers are longer than 16 KB together, or the headers are too many.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'invalid-request', detail: 'The request did not end in time.' },
}
const notHttp: Refusal = { status: 400, code: 'invalid-request', detail: 'What came can’t be read as HTTP.' }

/**
 * Answers bytes that are no HTTP request, and closes the connection. Logs nothing, because the error holds all bytes
 * received, cookies too.
 */
export function answerClientError(error: { code?: string }, socket: Socket, publicUrl: string): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const { status, code, detail } = refusals[error.code ?? ''] ?? notHttp
  const requestId = randomUUID()
  const document = problemDocument(new ProblemError(code, { detail }), { publicUrl, requestId })
  const body = Buffer.from(JSON.stringify({ ...document, status }))
  const head = [
    `HTTP/1.1 ${status} ${reasonPhrase(status)}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${body.length}`,
    `x-request-id: ${requestId}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
  ]
  socket.end(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]))
  closeSoon(socket)
}
