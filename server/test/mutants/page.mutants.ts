import type { Mutant } from './mutant.ts'

const everyAnswer = 'server/test/http/page.test.ts › every answer'
const policy = `${everyAnswer} › allows our own files, nothing inline, no frames and no sniffing`

export const pageMutants: readonly Mutant[] = [
  {
    guard: 'The policy of a page allows no script within it.',
    file: 'server/src/http/security-headers.ts',
    text: "'script-src': own,",
    without: `'script-src': [...own, "'unsafe-inline'"],`,
    noticedBy: [policy],
  },
  {
    guard: 'No page may be shown in a frame.',
    file: 'server/src/http/security-headers.ts',
    text: "'frame-ancestors': nothing,",
    noticedBy: [policy],
  },
  {
    guard: 'Over https a browser stays on https.',
    file: 'server/src/http/security-headers.ts',
    text: 'strictTransportSecurity: isHttps(publicUrl) &&',
    without: 'strictTransportSecurity: false &&',
    noticedBy: [`${everyAnswer} › keeps a browser on https where it came by https`],
  },
  {
    guard: 'Refusals carry the security headers too.',
    file: 'server/src/http/request-guards.plugin.ts',
    text: '  securityHeaders,\n  messageGuard,\n  hostGuard,\n  noStore,\n  csrfGuard,\n]',
    without: '  messageGuard,\n  hostGuard,\n  noStore,\n  csrfGuard,\n  securityHeaders,\n]',
    noticedBy: ['server/src/http/security-headers.test.ts › every answer carries the security headers, refusals too'],
  },
  {
    guard: 'No cache keeps an answer under /auth and /api.',
    file: 'server/src/http/request-guards.plugin.ts',
    text: '  noStore,\n  csrfGuard,\n]',
    without: '  csrfGuard,\n]',
    noticedBy: [
      `${everyAnswer} › under /auth and /api is kept by no cache, also when no route was found or the request was not read`,
    ],
  },
  {
    guard: 'A request for another host is refused.',
    file: 'server/src/http/host-guard.ts',
    text: "if (path.startsWith('/auth/') || path === '/metrics') return",
    without: 'return',
    noticedBy: [
      'server/src/http/host-guard.test.ts › with a loopback PUBLIC_URL: any loopback name and port is accepted, other hosts are not',
    ],
  },
  {
    guard: 'The secrets that were sent are blanked in what the provider says of them.',
    file: 'server/src/oauth/error-response.ts',
    text: 'printable(withoutSecrets(body.error_description, secrets))',
    without: 'printable(body.error_description)',
    noticedBy: [
      'server/src/oauth/token-endpoint.test.ts › the server’s words are made printable and bounded, without our secrets',
    ],
  },
  {
    guard: 'What looks like a secret in an error is not logged.',
    file: 'server/src/observability/logger.ts',
    text: "text.replace(secretLike, '[redacted]')",
    without: 'text',
    noticedBy: [
      'server/src/observability/logger.test.ts › what may be a secret in an error is left out, in its message, its stack and its causes',
    ],
  },
]
