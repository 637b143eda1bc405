import { parseUrl } from '../node-20.ts'

/** Hosts that http may stand before. Names such as `localhost` are not among them. */
const loopbackHosts = ['127.0.0.1', '[::1]']

/** Schemes that run code or open local data instead of visiting an address. Choice: Spotify's list is not known. */
const unsafeSchemes = ['javascript:', 'data:', 'vbscript:', 'file:', 'blob:', 'about:']

/** An absolute URI without a fragment, in the characters a URI is made of. @see RFC 6749 §3.1.2, RFC 3986 §2 */
export function isWellFormed(redirectUri: string): boolean {
  const url = parseUrl(redirectUri)
  return url !== null && /^[!"$-~]+$/.test(redirectUri) && !unsafeSchemes.includes(url.protocol)
}

/** https, a scheme of the app's own, or http to a loopback address: nobody on the network can read the response. */
export function isSecure(redirectUri: string): boolean {
  const url = parseUrl(redirectUri)
  if (!url || url.hostname === 'localhost' || url.hostname.endsWith('.localhost')) return false
  return url.protocol !== 'http:' || loopbackHosts.includes(url.hostname)
}

/**
 * Whether a redirect URI is a registered one, byte for byte. A loopback address registered without a port stands for
 * every port, because a native app can't know beforehand which will be free.
 * @see RFC 8252 §7.3
 */
export function isRegistered(redirectUri: string, registered: readonly string[]): boolean {
  return registered.some((uri) => uri === redirectUri || (isPortless(uri) && uri === withoutPort(redirectUri)))
}

const loopbackUri = /^(https?:\/\/(?:127\.0\.0\.1|\[::1\]))(:\d{1,5})?(?=[/?]|$)/

function isPortless(registered: string): boolean {
  const match = loopbackUri.exec(registered)
  return match !== null && match[2] === undefined
}

function withoutPort(redirectUri: string): string {
  return redirectUri.replace(loopbackUri, '$1')
}

/** Adds answers to a redirect URI and keeps every byte of it, its own query too. */
export function withAnswer(redirectUri: string, answer: Record<string, string | undefined>): string {
  const sent = Object.entries(answer).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const separator = redirectUri.includes('?') ? '&' : '?'
  return `${redirectUri}${separator}${new URLSearchParams(sent)}`
}
