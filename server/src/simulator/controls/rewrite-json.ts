import type { FastifyReply, FastifyRequest } from 'fastify'

/** Before the answer is made: one that is going to be changed must not be a 304 for what the client holds. */
export function wantWholeAnswer({ headers }: FastifyRequest): void {
  delete headers['if-none-match']
}

/** Changes an answer that is JSON. Its tag names the answer as it was, so it goes. */
export function rewriteJson(reply: FastifyReply, payload: unknown, change: (value: unknown) => unknown): unknown {
  const text = Buffer.isBuffer(payload) ? payload.toString() : payload
  if (typeof text !== 'string' || !String(reply.getHeader('content-type')).includes('json')) return payload
  reply.removeHeader('etag')
  // Set already before this hook.
  reply.removeHeader('content-length')
  return JSON.stringify(change(JSON.parse(text)))
}
