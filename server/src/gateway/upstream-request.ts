import type { Operation } from '../../contract/operations.ts'
import { isPathSegment } from '../../contract/parameter-values.ts'
import type { CallBody } from './call-body.ts'
import type { UpstreamRequest } from './upstream.ts'

const userAgent = 'Scopedeck'

/**
 * Path and query of a call, built from the template and from the parsed values. Nothing of the client's address goes out
 * as it was written.
 */
export function upstreamTarget(
  { path }: Operation,
  params: Readonly<Record<string, string>>,
  query: URLSearchParams,
): string {
  const filled = path.replace(/\{(.+?)\}/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined || !isPathSegment(value)) throw new TypeError(`${name} is not one segment of a path.`)
    return encodeURIComponent(value)
  })
  const search = query.toString()
  return search === '' ? filled : `${filled}?${search}`
}

/** The request with headers of our own. None of the client's headers goes out. */
export function upstreamRequest(
  { method }: Operation,
  target: string,
  call: { accessToken: string; body?: CallBody | undefined; etag?: string | undefined },
): UpstreamRequest {
  const { accessToken, body, etag } = call
  const headers = {
    authorization: `Bearer ${accessToken}`,
    accept: 'application/json',
    'accept-encoding': 'identity',
    'user-agent': userAgent,
    ...(body && { 'content-type': body.contentType }),
    ...(etag !== undefined && { 'if-none-match': etag }),
  }
  return { method, target, headers, ...(body && { body: body.bytes }) }
}
