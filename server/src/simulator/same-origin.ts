import type { FastifyRequest } from 'fastify'

/** Sites a browser names when the page that asks is our own, or a person typed the address. */
const ownSites: readonly string[] = ['same-origin', 'none']

/**
 * Whether a browser says that another origin's page makes this request. A request without these headers is no browser's:
 * scripts are welcome.
 * @see https://www.w3.org/TR/fetch-metadata/
 */
export function isCrossSite({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  const site = headers['sec-fetch-site']
  if (typeof site === 'string' && !ownSites.includes(site)) return true
  return headers.origin !== undefined && URL.parse(headers.origin)?.host !== headers.host
}
