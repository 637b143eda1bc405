import type { FastifyReply } from 'fastify'

/**
 * Aborts when the caller's connection closes before the answer is out. The request's own signal won't do: a request
 * with a body counts as closed once the body is read, and says nothing after that.
 */
export function departure({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  if (raw.destroyed) gone.abort()
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort()
  })
  return gone.signal
}
