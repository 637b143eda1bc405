import type { IncomingMessage } from 'node:http'
import { ProblemError } from './problem-error.ts'
import type { RequestGuard } from './request-guard.ts'

const versions = new Set(['1.0', '1.1'])

/**
 * Refuses messages that Node's parser accepts although HTTP forbids them. Servers read each of these differently: a
 * proxy in front may have checked another request than the one we would serve.
 * @see RFC 9112 §2.3, §3.2, §6.1
 */
export function messageGuard(): RequestGuard {
  return ({ raw, originalUrl }) => {
    if (!versions.has(raw.httpVersion)) throw refused('This server speaks HTTP/1.1.')
    if (countHosts(raw) !== 1) throw refused('A request names its host once.')
    if (!isForHost(raw, originalUrl)) throw refused('The address names another server than the Host header.')
    if (!isPlainOrChunked(raw))
      throw refused('A body is sent as it is, or in chunks; this server reads no other coding.')
  }
}

/** `headers.host` is the first one only; `rawHeaders` has all of them. */
function countHosts({ rawHeaders }: IncomingMessage): number {
  let count = 0
  for (let at = 0; at < rawHeaders.length; at += 2) if (isHostName.test(rawHeaders[at] ?? '')) count++
  return count
}

const isHostName = /^host$/i

/** Whether a request target that is a whole URL names the same server as the Host header. A path names none. */
function isForHost({ headers: { host } }: IncomingMessage, url: string): boolean {
  if (url.startsWith('/') || url === '*') return true
  const target = /^https?:/i.test(url) ? URL.parse(url) : null
  return target !== null && target.username + target.password === '' && target.host === hostOf(target.protocol, host)
}

/** As a URL spells it: lower case, without the scheme's default port. */
const hostOf = (protocol: string, host = '') => URL.parse(`${protocol}//${host}`)?.host

/**
 * Node's parser accepts `gzip, chunked` and hands on what is in the chunks, still compressed; and it reads chunks in a message
 * of HTTP/1.0, which has none.
 */
function isPlainOrChunked({ headers: { 'transfer-encoding': coding }, httpVersion }: IncomingMessage): boolean {
  return coding === undefined || (httpVersion === '1.1' && /^chunked$/i.test(coding.trim()))
}

const refused = (detail: string) => new ProblemError('invalid-request', { detail })
