import type { Chapter } from './claim.ts'

export const pageClaims: Chapter = {
  title: 'Page',
  claims: [
    {
      claim:
        'Every answer carries a policy without unsafe-inline or unsafe-eval, no frames, no base, no objects, and COOP, CORP, nosniff, Referrer-Policy, over https HSTS.',
      promise: 'Injected markup runs nothing.',
      provenBy: [
        'server/trust/page.test.ts › every answer › allows our own files and nothing inline, nobody’s frame and no guessing',
        'server/trust/page.test.ts › every answer › keeps a browser on https where it came by https',
        'server/src/pages/security-headers.plugin.test.ts › every answer carries the policy, refusals too',
      ],
    },
    {
      claim: 'No token, code, verifier, secret or key is in page, bundle, storage, log at any level, or error.',
      promise: 'Logs and screenshots may be shared.',
      provenBy: [
        'server/trust/page.test.ts › at the most talkative log level › no secret is logged or answered, whoever misbehaves',
      ],
    },
    {
      claim: 'Answers under /auth and /api are kept by no cache, refusals included.',
      promise: 'A shared cache in front shows nobody somebody else’s data.',
      provenBy: [
        'server/trust/page.test.ts › every answer › under /auth and /api is kept by nobody, even where no route was found or nothing could be read',
      ],
    },
    {
      claim: 'The Host must be ours.',
      promise: 'A name that somebody points at the machine reaches nothing (DNS rebinding).',
      provenBy: [
        'server/src/pages/host-check.plugin.test.ts › on this machine: by any of its own names, on any port',
        'server/src/pages/host-check.plugin.test.ts › a forwarded name does not count',
      ],
    },
  ],
}
