import type { Chapter } from './claim.ts'

export const pageClaims: Chapter = {
  title: 'Page',
  claims: [
    {
      claim:
        'Every answer carries a policy without unsafe-inline or unsafe-eval, no frames, no base, no objects, and COOP, CORP, nosniff, Referrer-Policy, over https HSTS.',
      promise: 'Injected markup runs nothing.',
      provenBy: [
        'server/test/http/page.test.ts › every answer › allows our own files, nothing inline, no frames and no sniffing',
        'server/test/http/page.test.ts › every answer › keeps a browser on https where it came by https',
        'server/src/http/security-headers.test.ts › every answer carries the security headers, refusals too',
        'e2e/security.spec.ts › what was injected into a page › does nothing, and the browser says why',
      ],
    },
    {
      claim:
        'In a browser no text becomes markup or code (Trusted Types, with no policy allowed), and nothing is sent to another site.',
      promise: 'A mistake in the app or in a library is an error, not a hole.',
      provenBy: [
        'e2e/security.spec.ts › what was injected into a page › can’t send anything elsewhere, and no text of it becomes markup or code',
        'e2e/security.spec.ts › the session is out of reach of scripts, and the page is built of files alone',
      ],
    },
    {
      claim:
        'Another site that is open in the same browser can’t frame the app, reach into its window, read an answer, change anything or sign out.',
      promise: 'Other pages in the same browser can’t attack the app.',
      provenBy: [
        'e2e/security.spec.ts › a page of another site › can’t show the app in a frame',
        'e2e/security.spec.ts › a page of another site › can’t read, change or sign out in a signed-in browser',
        'e2e/security.spec.ts › a page of another site › that opened the app, or was opened by it, has no hold of its window',
      ],
    },
    {
      claim:
        'When another account signs in in another tab, every tab of the browser is that account’s at once: nothing of the first is shown or kept, also after a sleep, a back button or a call under way. After a sign-out nothing personal stays on screen.',
      promise: 'Two people may share a browser one after the other.',
      provenBy: [
        'e2e/accounts.spec.ts › another account signs in in another tab: every tab is that account’s at once, and again in the other order',
        'e2e/accounts.spec.ts › a tab that has heard of nothing can’t change anything of the other account, and gives itself up',
        'e2e/accounts.spec.ts › a call under way when the account changes stays with the account that made it',
        'e2e/accounts.spec.ts › a tab that slept while the account changed shows nothing of the one before when it wakes',
        'e2e/accounts.spec.ts › a page that comes back from the history is the present account’s',
        'e2e/accounts.spec.ts › signing out in another tab: nothing personal stays, and one sentence says why',
        'e2e/accounts.spec.ts › an action that waited for one account’s consent is not completed for another',
      ],
    },
    {
      claim: 'No token, code, verifier, secret or key is in page, bundle, storage, log at any level, or error.',
      promise: 'Logs and screenshots may be shared.',
      provenBy: [
        'server/test/process/secrets.test.ts › at the most talkative log level › no secret is logged or answered, whichever side fails',
        'server/src/oauth/token-endpoint.test.ts › the server’s words are made printable and bounded, without our secrets',
        'server/src/observability/logger.test.ts › what may be a secret in an error is left out, in its message, its stack and its causes',
      ],
    },
    {
      claim: 'No cache keeps answers under /auth and /api, refusals included.',
      promise: 'A shared cache shows no person another person’s data.',
      provenBy: [
        'server/test/http/page.test.ts › every answer › under /auth and /api is kept by no cache, also when no route was found or the request was not read',
      ],
    },
    {
      claim: 'The Host must be ours.',
      promise: 'A foreign host name that points at this machine reaches nothing (DNS rebinding).',
      provenBy: [
        'server/src/http/host-guard.test.ts › with a loopback PUBLIC_URL: any loopback name and port is accepted, other hosts are not',
        'server/src/http/host-guard.test.ts › X-Forwarded-Host does not count',
      ],
    },
  ],
}
