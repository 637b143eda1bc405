import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Metrics } from './metrics.ts'
import { statusLabel } from './status-label.ts'

interface RequestMetricsOptions {
  metrics: Pick<Metrics, 'request'>
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Counts every request that reaches a route or finds none, once, by what the code says of it: never by an address. */
export default fp(
  async (app, { metrics }: RequestMetricsOptions) => {
    const labelsOf = ({ method, routeOptions }: FastifyRequest, status: string) => ({
      route: routeOptions.url ?? 'none',
      method: methods.has(method) ? method : 'other',
      status,
    })
    app.addHook('onResponse', async (request, reply) => {
      metrics.request(labelsOf(request, statusLabel(reply.statusCode)), durationOf(reply))
    })
    app.addHook('onRequestAbort', async (request) => metrics.request(labelsOf(request, 'aborted')))
  },
  { name: 'request-metrics' },
)

/** Seconds. A stream lasts as long as somebody watches, which says nothing of how quick we are. */
function durationOf(reply: FastifyReply): number | undefined {
  const type = reply.getHeader('content-type') ?? reply.raw.getHeader('content-type')
  return String(type).startsWith('text/event-stream') ? undefined : reply.elapsedTime / 1000
}
