import type { FastifyRequest } from 'fastify'
import { isLoopback } from '../../contract/loopback.ts'
import { ProblemError } from '../http/problem-error.ts'
import { isFromThisMachine } from '../observability/this-machine.ts'

/**
 * The simulator's controls answer on its own machine only, and so do the routes that use them for a browser. Some proxies
 * add no forwarding header, so a PUBLIC_URL that is not loopback, which means a proxy in front, counts as elsewhere.
 * @throws {ProblemError} `not-found` for a request from elsewhere
 */
export function requireThisMachine(request: FastifyRequest, publicUrl: string): void {
  if (isLoopback(new URL(publicUrl).hostname) && isFromThisMachine(request)) return
  throw new ProblemError('not-found', {
    detail: 'The simulator takes orders from the machine it runs on, and from no other.',
  })
}
