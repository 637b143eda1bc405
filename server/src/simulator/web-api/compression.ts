import { gzipSync } from 'node:zlib'
import type { onSendHookHandler } from 'fastify'
import { BoundedMap } from '../bounded-map.ts'
import { knownDigest } from './json-bytes.ts'

/** Below this many bytes the answer gets longer by compressing. A choice: Spotify's own bound is not known. */
const leastCompressed = 256

/** A page of 50 rows takes 5 KB when it is compressed. */
const mostKept = 500

/**
 * Compresses for a client that asks for it, at the quickest level: what counts here is the form, not the size. The last
 * step before an answer leaves, so that whatever changes an answer has read and written plain text. To compress a page
 * takes longer than to make it, so the newest are kept.
 */
export function createCompression(): onSendHookHandler {
  const kept = new BoundedMap<string, Buffer>(mostKept)
  const compress = (payload: string | Buffer): Buffer => {
    const digest = typeof payload === 'string' ? undefined : knownDigest(payload)
    if (digest === undefined) return gzipSync(payload, { level: 1 })
    const compressed = kept.get(digest) ?? gzipSync(payload, { level: 1 })
    kept.set(digest, compressed)
    return compressed
  }
  return (request, reply, payload, done) => {
    reply.header('vary', 'Authorization, Accept-Encoding')
    if (!isLong(payload) || !acceptsGzip(request.headers['accept-encoding'])) return done(null, payload)
    // It is counted again from the bytes that leave.
    reply.removeHeader('content-length').header('content-encoding', 'gzip')
    done(null, compress(payload))
  }
}

const isLong = (payload: unknown): payload is string | Buffer =>
  (typeof payload === 'string' || Buffer.isBuffer(payload)) && payload.length >= leastCompressed

/** @see RFC 9110 §12.5.3 */
function acceptsGzip(acceptEncoding: string | string[] | undefined): boolean {
  const codings = String(acceptEncoding ?? '').split(',')
  const gzip =
    codings.find((coding) => /^\s*(x-)?gzip\s*(;|$)/i.test(coding)) ?? codings.find((coding) => /^\s*\*/.test(coding))
  return gzip !== undefined && !/;\s*q=0(\.0*)?\s*$/i.test(gzip)
}
