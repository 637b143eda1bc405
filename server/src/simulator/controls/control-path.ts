import type { FastifyRequest } from 'fastify'
import { pathOf } from '../request.ts'

/** Where the controls stand. They are neither logged nor slowed, and no fault reaches them. */
export const controlPrefix = '/simulator'

/** The simulator's own page. It is one of the controls, at an address that people find. */
export const consolePath = '/'

export function isControl(request: Pick<FastifyRequest, 'url'>): boolean {
  const path = pathOf(request)
  return path === consolePath || `${path}/`.startsWith(`${controlPrefix}/`)
}
