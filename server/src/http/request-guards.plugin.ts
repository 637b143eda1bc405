import helmet from '@fastify/helmet'
import type { onRequestAsyncHookHandler } from 'fastify'
import fp from 'fastify-plugin'
import type { RecordSecurityEvent } from '../observability/security-log.ts'
import { csrfGuard } from './csrf-guard.ts'
import { hostGuard } from './host-guard.ts'
import { messageGuard } from './message-guard.ts'
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
const requestGuards: readonly ((options: RequestGuardOptions) => onRequestAsyncHookHandler)[] = [
  securityHeaders,
  messageGuard,
  hostGuard,
  noStore,
  csrfGuard,
]

export const requestGuardsName = 'request-guards'

export default fp(
  async (app, options: RequestGuardOptions) => {
    // Not global: `securityHeaders` calls `reply.helmet()` at its place in the list.
    await app.register(helmet, { global: false })
    for (const guard of requestGuards) app.addHook('onRequest', guard(options))
  },
  { name: requestGuardsName, dependencies: ['problems'] },
)

const uncached = /^\/(auth|api)(\/|$)/

/** No cache keeps an answer under `/auth` or `/api`, errors and unknown addresses included. @see RFC 9111 §5.2.2.5 */
function noStore(): onRequestAsyncHookHandler {
  return async ({ routeOptions, url }, reply) => {
    if (uncached.test(routeOptions.url ?? '') || uncached.test(url)) reply.header('cache-control', 'no-store')
  }
}
