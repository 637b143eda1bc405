import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { type Metrics, statusLabel } from './metrics.ts'
import requestContext, { type CurrentRequest } from './request-context.plugin.ts'
import { type Attributes, type Tracing, untraced } from './tracing.ts'

interface RequestInstrumentationOptions {
  requests: CurrentRequest
  tracing: Tracing
  metrics: Pick<Metrics, 'request'>
}

/** Traces, logs and counts every request. Register it first, so that it also sees requests that a guard refuses. */
export default fp(
  async (app, { requests, tracing, metrics }: RequestInstrumentationOptions) => {
    await app.register(requestContext, { requests })
    if (tracing !== untraced) traceRequests(app, tracing)
    app.addHook('onResponse', (request, reply, done) => {
      logRequest(request, reply)
      countRequest(metrics, request, statusLabel(reply.statusCode), durationOf(reply))
      done()
    })
    app.addHook('onRequestAbort', async (request) => countRequest(metrics, request, 'aborted'))
  },
  { name: 'request-instrumentation' },
)

/** Probes ask every few seconds and always the same: their traces would hide the others. */
const untracedRoutes = new Set(['/healthz', '/readyz', '/metrics'])

/**
 * One trace per request, named by the route's pattern, and its id in every line that the request logs. A trace id that
 * the client sends is not continued: any client could then add to an operator's traces.
 */
function traceRequests(app: FastifyInstance, tracing: Tracing): void {
  const ends = new WeakMap<FastifyRequest, (attributes: Attributes) => void>()
  app.addHook('onRequest', async (request, reply) => {
    const { method, id } = request
    const { url: route } = request.routeOptions
    if (route !== undefined && untracedRoutes.has(route)) return
    const name = route === undefined ? method : `${method} ${route}`
    const attributes = { 'http.request.method': method, 'scopedeck.request_id': id }
    const trace = tracing.begin(request, name, { ...attributes, ...(route !== undefined && { 'http.route': route }) })
    if (!trace) return
    ends.set(request, trace.end)
    request.log = request.log.child({ traceId: trace.traceId })
    reply.log = request.log
  })
  // The trace of a stream ends when its headers are sent; how long the client listens is not our duration.
  app.addHook('onSend', async (request, reply) => {
    if (String(reply.getHeader('content-type')).startsWith('text/event-stream')) ends.get(request)?.(outcome(reply))
  })
  app.addHook('onResponse', async (request, reply) => ends.get(request)?.(outcome(reply)))
  app.addHook('onRequestAbort', async (request) => ends.get(request)?.({ 'error.type': 'aborted' }))
  app.addHook('onClose', () => tracing.close())
}

const outcome = ({ statusCode }: FastifyReply): Attributes => ({
  'http.response.status_code': statusCode,
  ...(statusCode >= 500 && { 'error.type': statusLabel(statusCode) }),
})

/** One line per answered request, at debug. Never its address, which may hold a code or a token. */
function logRequest(request: FastifyRequest, reply: FastifyReply): void {
  request.log.debug({
    event: 'request',
    method: request.method,
    route: request.routeOptions.url ?? 'none',
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime),
  })
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Every request once, with or without a route, by the route's pattern and never by its address. */
function countRequest(
  metrics: Pick<Metrics, 'request'>,
  { method, routeOptions }: FastifyRequest,
  status: string,
  seconds?: number,
): void {
  const label = methods.has(method) ? method : 'other'
  metrics.request({ route: routeOptions.url ?? 'none', method: label, status }, seconds)
}

/** Seconds; `undefined` for a stream, which lasts as long as its client listens. */
function durationOf(reply: FastifyReply): number | undefined {
  const type = reply.getHeader('content-type') ?? reply.raw.getHeader('content-type')
  return String(type).startsWith('text/event-stream') ? undefined : reply.elapsedTime / 1000
}
