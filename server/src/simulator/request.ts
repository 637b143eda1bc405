import type { FastifyRequest } from 'fastify'
import { parseUrl } from './node-20.ts'

/** The path of a request's address, as it came. */
export function pathOf({ url }: Pick<FastifyRequest, 'url'>): string {
  const end = url.indexOf('?')
  return end < 0 ? url : url.slice(0, end)
}

/** The query of a request's address. */
export function queryOf({ url }: Pick<FastifyRequest, 'url'>): URLSearchParams {
  const start = url.indexOf('?')
  return new URLSearchParams(start < 0 ? '' : url.slice(start + 1))
}

/**
 * Escapes the percent signs of an address that can't be decoded (`/v1/tracks/%zz`). It is then refused by the service
 * like any other wrong id, and logged; Fastify would refuse it before either.
 */
export function readableUrl(url: string): string {
  const path = pathOf({ url })
  try {
    decodeURIComponent(path)
    return url
  } catch {
    return path.replaceAll('%', '%25') + url.slice(path.length)
  }
}

/** The token in an `Authorization: Bearer …` header. @see RFC 6750 §2.1 */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
}

/** Sites a browser names when the page that asks is our own, or a person typed the address. */
const ownSites: readonly string[] = ['same-origin', 'none']

/**
 * Whether a browser says that another origin's page makes this request. A request without these headers comes from a
 * script, and scripts are allowed.
 * @param origin ours, as browsers see it: a proxy may ask under another host name
 * @see https://www.w3.org/TR/fetch-metadata/
 */
export function isCrossSite({ headers }: Pick<FastifyRequest, 'headers'>, origin: string): boolean {
  const site = headers['sec-fetch-site']
  if (typeof site === 'string' && !ownSites.includes(site)) return true
  if (headers.origin === undefined) return false
  return headers.origin !== new URL(origin).origin && parseUrl(headers.origin)?.host !== headers.host
}
