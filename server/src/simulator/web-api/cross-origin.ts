/**
 * What pages of other origins may do, as Spotify says it on every answer: any page may call with a token, because there
 * is no cookie to misuse. `If-None-Match` is not among the headers, and no header of an answer is exposed: a page that
 * would do without them here breaks at Spotify.
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export const crossOrigin = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers':
    'Accept, App-Platform, Authorization, Content-Type, Origin, Retry-After, Spotify-App-Version, X-Cloud-Trace-Context, client-token, content-access-token',
  'access-control-allow-methods': 'GET, POST, OPTIONS, PUT, DELETE, PATCH',
  'access-control-allow-credentials': 'true',
  'access-control-max-age': '604800',
} as const
