import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { RecordSecurityEvent } from '../observability/security-log.ts'
import { ProblemError } from './problem-error.ts'

interface CsrfOptions {
  /** The origin that browsers see. */
  publicUrl: string
  recordSecurityEvent: RecordSecurityEvent
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
const guardedPrefixes = ['/auth/', '/api/']

/**
 * Whatever changes something must come from our own pages: a header that no form, image or simple request can carry,
 * and an origin that is ours. Browsers send at least one of the two origin headers; a script that sends neither has no
 * cookie that it was not given.
 */
export default fp(
  async (app, { publicUrl, recordSecurityEvent }: CsrfOptions) => {
    const { origin } = new URL(publicUrl)
    app.addHook('onRequest', async (request) => {
      const { method, routeOptions } = request
      if (!isGuarded(method, routeOptions.url) || isOurs(request, origin)) return
      recordSecurityEvent({ event: 'csrf-refused' })
      throw new ProblemError('csrf')
    })
  },
  { name: 'csrf', dependencies: ['problems'] },
)

/** @param url the pattern of the route that answers, not the address: `/%61pi` leads to the same route as `/api` */
export const isGuarded = (method: string, url = ''): boolean =>
  !safeMethods.has(method) && guardedPrefixes.some((prefix) => url.startsWith(prefix))

function isOurs({ headers }: FastifyRequest, origin: string): boolean {
  const { 'x-csrf': proof, 'sec-fetch-site': site = 'same-origin', origin: sender = origin } = headers
  return proof === '1' && site === 'same-origin' && sender === origin
}
