import { gzipSync } from 'node:zlib'
import type { onSendHookHandler } from 'fastify'

/** Below this many bytes the answer gets longer by compressing. A choice: Spotify's own bound is not known. */
const leastCompressed = 256

/**
 * Compresses for a client that asks for it, at the quickest level: what counts here is the form, not the size. The last
 * step before an answer leaves, so that whatever changes an answer has read and written plain text.
 */
export const compress: onSendHookHandler = (request, reply, payload, done) => {
  reply.header('vary', 'Authorization, Accept-Encoding')
  const isLong = typeof payload === 'string' && payload.length >= leastCompressed
  if (!isLong || !acceptsGzip(request.headers['accept-encoding'])) return done(null, payload)
  // It is counted again from the bytes that leave.
  reply.removeHeader('content-length').header('content-encoding', 'gzip')
  done(null, gzipSync(payload, { level: 1 }))
}

/** @see RFC 9110 §12.5.3 */
function acceptsGzip(acceptEncoding: string | string[] | undefined): boolean {
  const codings = String(acceptEncoding ?? '').split(',')
  const gzip =
    codings.find((coding) => /^\s*(x-)?gzip\s*(;|$)/i.test(coding)) ?? codings.find((coding) => /^\s*\*/.test(coding))
  return gzip !== undefined && !/;\s*q=0(\.0*)?\s*$/i.test(gzip)
}
