import { isIP } from 'node:net'
import { SettingError } from './setting-error.ts'

/** An IP address or a name. */
export const isHost = (text: string): boolean => isIP(text) !== 0 || /^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/i.test(text)

export function parseHost(text: string): string {
  if (!isHost(text)) throw new SettingError()
  return text
}

/** 0 lets the system choose a free one. */
export function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535)) throw new SettingError()
  return port
}

/** `https://deck.example`, with or without a slash at its end. */
export function parseOrigin(text: string): string {
  const url = parseHttpUrl(text)
  if (url.pathname !== '/' || url.search !== '') throw new SettingError()
  return url.origin
}

/** An OAuth endpoint; it may have a query (RFC 6749 §3.1), never a fragment. */
export const parseEndpoint = (text: string): string => parseHttpUrl(text).href

/** What paths are appended to. */
export function parseBaseUrl(text: string): string {
  const url = parseHttpUrl(text)
  if (url.search !== '') throw new SettingError()
  return url.href.replace(/\/+$/, '')
}

/** As it is written, for it is compared as text. @see RFC 8414 §2, RFC 9207 §2.4 */
export function parseIssuer(text: string): string {
  if (parseHttpUrl(text).search !== '') throw new SettingError()
  return text
}

function parseHttpUrl(text: string): URL {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol)) throw new SettingError()
  if (url.username !== '' || url.password !== '')
    throw new SettingError('an address with a user name or password in it')
  if (/[\s#]/.test(text)) throw new SettingError()
  return url
}

/** Whether only this machine can be meant by a host; over it, http is as good as https. */
export const isLoopback = (host: string): boolean => host === 'localhost' || /^(\[?::1\]?|127(\.\d+){3})$/.test(host)

export const isSecure = (address: string): boolean =>
  address.startsWith('https:') || isLoopback(new URL(address).hostname)
