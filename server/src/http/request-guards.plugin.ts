import fp from 'fastify-plugin'
import type { RecordSecurityEvent } from '../observability/security-log.ts'
import { csrfGuard } from './csrf-guard.ts'
import { hostGuard } from './host-guard.ts'
import { messageGuard } from './message-guard.ts'
import type { RequestGuard } from './request-guard.ts'
import { securityHeaders } from './security-headers.ts'

interface RequestGuardOptions {
  /** The origin that browsers see. */
  publicUrl: string
  /** Origins of the provider's images; the first label may be a wildcard. */
  imageOrigins?: readonly string[]
  recordSecurityEvent: RecordSecurityEvent
}

/**
 * Every request passes these guards in this order before its route. Headers come first, because refusals must carry them.
 * The message is checked before any guard reads its host, and `noStore` comes before the last guard that refuses.
 */
const requestGuards: readonly ((options: RequestGuardOptions) => RequestGuard)[] = [
  securityHeaders,
  messageGuard,
  hostGuard,
  noStore,
  csrfGuard,
]

export const requestGuardsName = 'request-guards'

export default fp(
  async (app, options: RequestGuardOptions) => {
    const guards = requestGuards.map((guard) => guard(options))
    // One hook for all of them, and none waits: each further hook costs every request a microsecond.
    app.addHook('onRequest', (request, reply, done) => {
      for (const guard of guards) guard(request, reply)
      done()
    })
  },
  { name: requestGuardsName, dependencies: ['problems'] },
)

const uncached = /^\/(auth|api)(\/|$)/

/** No cache keeps an answer under `/auth` or `/api`, errors and unknown addresses included. @see RFC 9111 §5.2.2.5 */
function noStore(): RequestGuard {
  return ({ routeOptions, url }, reply) => {
    if (uncached.test(url) || uncached.test(routeOptions.url ?? '')) reply.header('cache-control', 'no-store')
  }
}
