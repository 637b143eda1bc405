import type { IncomingMessage } from 'node:http'
import fp from 'fastify-plugin'
import { ProblemError } from './problem-error.ts'

const versions = new Set(['1.0', '1.1'])

/**
 * Refuses what Node's parser lets through and HTTP leaves no room for, before anything trusts the message. Each of these
 * is read one way by one server and another way by the next: a proxy may have judged what we would not serve.
 * @see RFC 9112 §2.3, §3.2
 */
export default fp(
  async (app) => {
    app.addHook('onRequest', async ({ raw }) => {
      if (!versions.has(raw.httpVersion)) throw refused('This server speaks HTTP/1.1.')
      if (countHosts(raw) !== 1) throw refused('A request names its host once.')
      if (!isForHost(raw)) throw refused('The address names another server than the Host header.')
    })
  },
  { name: 'message-check', dependencies: ['problems'] },
)

/** Node keeps the first, and tells of the others only here. */
const countHosts = ({ rawHeaders }: IncomingMessage) =>
  rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length

/** A path says nothing of a server. A whole URL does, and must say the same. */
function isForHost({ url = '/', headers: { host } }: IncomingMessage): boolean {
  if (url.startsWith('/') || url === '*') return true
  const target = /^https?:/i.test(url) ? URL.parse(url) : null
  return target !== null && target.username + target.password === '' && target.host === hostOf(target.protocol, host)
}

/** As a URL has it: lower case, without the port that the scheme implies. */
const hostOf = (protocol: string, host = '') => URL.parse(`${protocol}//${host}`)?.host

const refused = (detail: string) => new ProblemError('invalid-request', { detail })
