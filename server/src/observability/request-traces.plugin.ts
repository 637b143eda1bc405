import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { statusLabel } from './status-label.ts'
import type { Attributes, Tracing } from './tracing.ts'

interface RequestTracesOptions {
  tracing: Tracing
}

/** Who watches over the server asks often, and always the same. */
const unwatched = new Set(['/healthz', '/readyz', '/metrics'])

/**
 * A trace for each request, by the pattern of its route, and the trace's id in every line the request logs. A trace that
 * somebody else began is not gone on with: whoever may call us could then fill it.
 */
export default fp(
  async (app, { tracing }: RequestTracesOptions) => {
    const ends = new WeakMap<FastifyRequest, (attributes: Attributes) => void>()
    app.addHook('onRequest', async (request, reply) => {
      const { method, id } = request
      const { url: route } = request.routeOptions
      if (route !== undefined && unwatched.has(route)) return
      const name = route === undefined ? method : `${method} ${route}`
      const attributes = { 'http.request.method': method, 'scopedeck.request_id': id }
      const begun = tracing.begin(request, name, { ...attributes, ...(route !== undefined && { 'http.route': route }) })
      if (!begun) return
      ends.set(request, begun.end)
      request.log = request.log.child({ traceId: begun.traceId })
      reply.log = request.log
    })
    // A stream has begun when its head goes out; how long somebody watches is another matter.
    app.addHook('onSend', async (request, reply) => {
      if (String(reply.getHeader('content-type')).startsWith('text/event-stream')) ends.get(request)?.(outcome(reply))
    })
    app.addHook('onResponse', async (request, reply) => ends.get(request)?.(outcome(reply)))
    app.addHook('onRequestAbort', async (request) => ends.get(request)?.({ 'error.type': 'aborted' }))
    app.addHook('onClose', () => tracing.close())
  },
  { name: 'request-traces', dependencies: ['request-context'] },
)

const outcome = ({ statusCode }: FastifyReply): Attributes => ({
  'http.response.status_code': statusCode,
  ...(statusCode >= 500 && { 'error.type': statusLabel(statusCode) }),
})
