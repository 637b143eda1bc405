import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { ProblemError } from '../http/problem-error.ts'
import { createMetricsAccess } from './metrics-access.ts'

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
