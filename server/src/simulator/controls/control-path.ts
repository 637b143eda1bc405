import type { FastifyRequest } from 'fastify'
import { pathOf } from '../request.ts'

/** Where the controls stand. They are neither logged nor slowed, and no fault reaches them. */
export const controlPrefix = '/simulator'

export function isControl(request: Pick<FastifyRequest, 'url'>): boolean {
  return `${pathOf(request)}/`.startsWith(`${controlPrefix}/`)
}
