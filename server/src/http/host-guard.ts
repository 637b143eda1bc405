import { isIP } from 'node:net'
import { isLoopback } from '../../contract/loopback.ts'
import { ProblemError } from './problem-error.ts'
import type { RequestGuard } from './request-guard.ts'

const healthPaths = new Set(['/healthz', '/readyz'])

/**
 * Serves pages and data under the server's own name only. A page of another site can point its name at this machine
 * (DNS rebinding) and would then share our origin, but its Host header still carries that name.
 *
 * Three exceptions. A loopback address can't be pointed elsewhere, so it is always accepted; health probes may use any
 * address. Routes under `/auth` rely on PUBLIC_URL, `Origin` and cookies instead of the Host. `/metrics` checks the
 * Host itself.
 * @param publicUrl the origin that browsers see
 */
export function hostGuard({ publicUrl }: { publicUrl: string }): RequestGuard {
  const { protocol, host: publicHost } = new URL(publicUrl)
  return (request) => {
    if (request.headers.host === publicHost) return
    const [path = ''] = request.url.split('?', 1)
    if (path.startsWith('/auth/') || path === '/metrics') return
    // Not X-Forwarded-Host: a script may set it to anything.
    const host = readHost(request.headers.host, protocol)
    if (host && (host.host === publicHost || isLoopback(host.hostname))) return
    if (host && healthPaths.has(path) && isAddress(host.hostname)) return
    throw new ProblemError('invalid-request', {
      detail: `This server answers to ${publicHost}. Visit it there; a proxy in front of it has to keep the Host header.`,
    })
  }
}

/** As a URL spells it: lower case, without the scheme's default port. */
function readHost(header: string | undefined, protocol: string): { host: string; hostname: string } | undefined {
  const isHost = header !== undefined && /^[\w.\-:[\]]+$/.test(header)
  const url = isHost ? URL.parse(`${protocol}//${header}`) : null
  return url ? { host: url.host, hostname: url.hostname } : undefined
}

const isAddress = (hostname: string) => isIP(hostname.replace(/^\[|\]$/g, '')) !== 0
