import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { isLoopback } from '../../contract/loopback.ts'
import { Type } from '../../contract/schema.ts'
import { ProblemError } from '../http/problem-error.ts'
import { isFromThisMachine } from './this-machine.ts'

interface MetricsRoutesOptions {
  /** The metrics of this process, or of all workers, in the text format of Prometheus. */
  text(): Promise<string>
  contentType: string
  token?: string | undefined
  /** The origin that browsers see. */
  publicUrl: string
}

/** `GET /metrics`, for the operator's Prometheus and nobody else. */
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
  /** A client that sends it as a bearer token may read from anywhere. */
  token?: string | undefined
  /** The origin that browsers see. */
  publicUrl: string
}

/**
 * Whether a request may read the metrics: with the token, or without it from this machine itself. A proxy on this
 * machine forwards requests from anywhere, so requests with forwarding headers do not count as local. Some proxies add
 * no such header. So when PUBLIC_URL is not loopback, which means a proxy in front, a token that is set is always needed.
 */
function createMetricsAccess({ token, publicUrl }: MetricsAccess): (request: FastifyRequest) => boolean {
  const hasToken = ({ headers }: FastifyRequest) => token !== undefined && isBearer(headers.authorization, token)
  const isLocalApp = isLoopback(new URL(publicUrl).hostname)
  return (request) => hasToken(request) || ((isLocalApp || token === undefined) && isFromThisMachine(request))
}

/** Compares digests in constant time, so that the duration tells nothing about the right token. */
function isBearer(authorization = '', token: string): boolean {
  const [, sent = ''] = /^Bearer +(\S+)$/i.exec(authorization) ?? []
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(sent), digest(token))
}
