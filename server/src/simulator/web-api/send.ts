import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Answer } from './call.ts'
import { PlainTextRefusal, WebApiError } from './errors.ts'
import { JsonBytes } from './json-bytes.ts'

/** Answers to GET carry an `ETag`. A client that holds it already gets 304 without a body. @see RFC 9110 §13.1.2 */
export function sendAnswer(request: FastifyRequest, reply: FastifyReply, { status, body }: Answer): FastifyReply {
  reply.status(status)
  if (body === undefined) return reply.send()
  reply.type('application/json; charset=utf-8')
  if (!isRead(request) || status !== 200) return reply.send(JSON.stringify(body))
  const { bytes, digest } = body instanceof JsonBytes ? body : JsonBytes.of(body)
  const etag = `"${digest}"`
  reply.header('etag', etag)
  return isHeld(request.headers['if-none-match'], etag) ? reply.status(304).send() : reply.send(bytes)
}

const isRead = ({ method }: FastifyRequest) => method === 'GET' || method === 'HEAD'

function isHeld(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false
  return ifNoneMatch.split(',').some((held) => held.trim().replace(/^W\//, '') === etag || held.trim() === '*')
}

/** One function from error to answer: ours as they are, Fastify's by their status, all else as a bug. */
export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof PlainTextRefusal)
    return reply.status(error.status).type('text/plain; charset=utf-8').send(error.message)
  const known = error instanceof WebApiError ? error : fromFastify(error)
  if (!known) request.log.error({ err: error }, 'the simulator failed')
  const { status, headers, body } = known ?? new WebApiError(500, 'Internal server error')
  reply.status(status).headers(headers)
  if (body === undefined) return reply.send()
  reply.type('application/json; charset=utf-8')
  return reply.send(JSON.stringify(body))
}

/** Errors that Fastify raises before our handlers: bodies that are too large, addresses that can't be read. */
function fromFastify(error: unknown): WebApiError | undefined {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  if (typeof status !== 'number' || status < 400 || status > 499) return undefined
  return new WebApiError(status, status === 413 ? 'Payload too large' : 'Bad request')
}
