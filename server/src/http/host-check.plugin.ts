import { isIP } from 'node:net'
import fp from 'fastify-plugin'
import { isLoopback } from '../../contract/loopback.ts'
import { ProblemError } from './problem-error.ts'

interface HostCheckOptions {
  /** The origin that browsers see. */
  publicUrl: string
}

const healthPaths = new Set(['/healthz', '/readyz'])

/**
 * Shows pages and data under its own name only. A page of another site can have its name point at this machine (DNS
 * rebinding), and would then be of the same origin as we are; the Host header still tells. An address instead of a name
 * can't be pointed elsewhere, so this machine may always be called by its loopback address, and asked for its health by
 * any. Nothing below `/auth` needs it: what happens there is up to PUBLIC_URL, `Origin` and cookies, whatever the Host.
 * `/metrics` judges the Host itself, where it matters.
 */
export default fp(
  async (app, { publicUrl }: HostCheckOptions) => {
    const { protocol, host: publicHost } = new URL(publicUrl)
    app.addHook('onRequest', async (request) => {
      // Never the forwarded one, which a script may write as it likes.
      const host = readHost(request.headers.host, protocol)
      const [path = ''] = request.url.split('?', 1)
      if (
        path.startsWith('/auth/') ||
        path === '/metrics' ||
        (host && (host.host === publicHost || isLoopback(host.hostname)))
      )
        return
      if (host && healthPaths.has(path) && isAddress(host.hostname)) return
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

const isAddress = (hostname: string) => isIP(hostname.replace(/^\[|\]$/g, '')) !== 0
