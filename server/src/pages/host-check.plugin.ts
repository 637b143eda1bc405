import { isIP } from 'node:net'
import fp from 'fastify-plugin'
import { ProblemError } from '../problems/problem-error.ts'

interface HostCheckOptions {
  /** The origin that browsers see. */
  publicUrl: string
}

const healthPaths = new Set(['/healthz', '/readyz'])

/**
 * Answers only to its own name. A page of another site can have its name point at this machine (DNS rebinding), and
 * would then be of the same origin as we are; the Host header still tells. An address instead of a name can't be
 * pointed elsewhere, so this machine may always be called by its loopback address, and asked for its health by any.
 */
export default fp(
  async (app, { publicUrl }: HostCheckOptions) => {
    const { protocol, host: publicHost, hostname: publicHostname } = new URL(publicUrl)
    const isLocal = isLoopback(publicHostname)
    app.addHook('onRequest', async (request) => {
      // Never the forwarded one, which a script may write as it likes.
      const host = readHost(request.headers.host, protocol)
      const isHealth = healthPaths.has(request.url.split('?', 1)[0] ?? '')
      if (host?.host === publicHost || (host && isLocal && isLoopback(host.hostname))) return
      if (host && isHealth && (isLoopback(host.hostname) || isAddress(host.hostname))) return
      throw new ProblemError('invalid-request', {
        detail: `This server answers to ${publicHost}. Visit it there; a proxy in front of it has to keep the Host header.`,
      })
    })
  },
  { name: 'host-check', dependencies: ['problems'] },
)

/** As a URL has it: lower case, without the port that the scheme implies. */
function readHost(header: string | undefined, protocol: string): { host: string; hostname: string } | undefined {
  const isHost = header !== undefined && /^[\w.\-:[\]]+$/.test(header)
  const url = isHost ? URL.parse(`${protocol}//${header}`) : null
  return url ? { host: url.host, hostname: url.hostname } : undefined
}

const isLoopback = (hostname: string) =>
  hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'))

const isAddress = (hostname: string) => isIP(hostname.replace(/^\[|\]$/g, '')) !== 0
