import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { isLoopback } from '../../contract/loopback.ts'
import { ProblemError } from '../http/problem-error.ts'

interface MetricsRoutesOptions {
  /** In the text format of Prometheus: of this process, or of all that serve together. */
  text(): Promise<string>
  contentType: string
  token?: string
  /** The origin that browsers see. */
  publicUrl: string
}

/** The metrics, for whoever watches over the server, and nobody else. */
export const metricsRoutes: FastifyPluginAsync<MetricsRoutesOptions> = async (
  app,
  { text, contentType, ...access },
) => {
  const mayRead = createMetricsAccess(access)
  app.get('/metrics', { schema: { response: { 200: Type.String() } } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    if (!mayRead(request)) {
      reply.header('www-authenticate', 'Bearer')
      throw new ProblemError('metrics-refused')
    }
    return reply.type(contentType).send(await text())
  })
}

interface MetricsAccess {
  /** Who sends it as a bearer token may read, from wherever. */
  token?: string
  /** The origin that browsers see. */
  publicUrl: string
}

/**
 * Who may read the metrics: whoever has the token, and who asks on the machine itself. A proxy on the machine asks for
 * the whole world, so what looks forwarded is not from here; and where a proxy must be in front, because the deck goes
 * by another name than the machine's own, a token that is set is asked of everybody: not every proxy says that it is one.
 */
function createMetricsAccess({ token, publicUrl }: MetricsAccess): (request: FastifyRequest) => boolean {
  const hasToken = ({ headers }: FastifyRequest) => token !== undefined && isBearer(headers.authorization, token)
  const isLocalDeck = isLoopback(new URL(publicUrl).hostname)
  return (request) => hasToken(request) || ((isLocalDeck || token === undefined) && isFromHere(request))
}

/** Compared as digests: neither length nor beginning of the right one shows in how long it takes. */
function isBearer(authorization = '', token: string): boolean {
  const [, sent = ''] = /^Bearer +(\S+)$/i.exec(authorization) ?? []
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(sent), digest(token))
}

const forwarding = /^(forwarded|via|x-forwarded.*|x-real-ip|x-client-ip|x-cluster-client-ip|true-client-ip|cf-.*)$/

/** From this machine to this machine, by its own name, and passed on by nobody who says so. HTTP/1.0 is what proxies speak. */
function isFromHere({ raw, socket, headers }: FastifyRequest): boolean {
  const host = URL.parse(`http://${headers.host}`)?.hostname
  return (
    isLoopback(socket.remoteAddress ?? '') &&
    host !== undefined &&
    isLoopback(host) &&
    raw.httpVersion !== '1.0' &&
    !Object.keys(headers).some((name) => forwarding.test(name))
  )
}
