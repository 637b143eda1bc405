import type { FastifyRequest } from 'fastify'
import type { RecordSecurityEvent } from '../observability/security-log.ts'
import { ProblemError } from './problem-error.ts'
import type { RequestGuard } from './request-guard.ts'

interface CsrfGuardOptions {
  /** The origin that browsers see. */
  publicUrl: string
  recordSecurityEvent: RecordSecurityEvent
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
const guardedPrefixes = ['/auth/', '/api/']

/**
 * Accepts changes from our own pages only. Two proofs: the header `X-CSRF`, which no form, image or simple request can
 * send, and an origin that is ours. Browsers send at least one of the two origin headers. A script that sends neither
 * has no cookie that it was not given.
 */
export function csrfGuard({ publicUrl, recordSecurityEvent }: CsrfGuardOptions): RequestGuard {
  const { origin } = new URL(publicUrl)
  return (request) => {
    if (!needsCsrfProof(request.method, request.routeOptions.url) || isFromOurPages(request, origin)) return
    recordSecurityEvent({ event: 'csrf-refused' })
    throw new ProblemError('csrf')
  }
}

/** @param url the pattern of the route that answers, not the address: `/%61pi` leads to the same route as `/api` */
export const needsCsrfProof = (method: string, url = ''): boolean =>
  !safeMethods.has(method) && guardedPrefixes.some((prefix) => url.startsWith(prefix))

function isFromOurPages({ headers }: FastifyRequest, origin: string): boolean {
  const { 'x-csrf': proof, 'sec-fetch-site': site = 'same-origin', origin: sender = origin } = headers
  return proof === '1' && site === 'same-origin' && sender === origin
}
