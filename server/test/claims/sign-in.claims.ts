import type { Chapter } from './claim.ts'

export const signInClaims: Chapter = {
  title: 'Sign-in and callback',
  claims: [
    {
      claim:
        'State and code verifier are random, 128 bits or more, and new each time; the challenge is S256; no secret is in an address.',
      promise: 'A link, a log or a browser history contains nothing that signs a person in.',
      provenBy: [
        'server/src/sign-in/start.test.ts › state, challenge and cookie are new each time',
        'server/src/sign-in/start.test.ts › the browser is sent to the authorization endpoint with state, challenge and exactly the requested scopes',
        'server/test/http/provider.test.ts › before another authorization server, with PKCE required and refresh tokens that rotate › one signs in, refreshes twice and calls',
      ],
    },
    {
      claim: 'The redirect URI comes from PUBLIC_URL, whatever the Host and forwarding headers say.',
      promise: 'A forged Host or forwarding header sends no code to another host.',
      provenBy: [
        'server/test/http/sign-in.test.ts › whatever a request says of hosts, it comes back to the configured address',
        'server/src/sign-in/start.test.ts › neither headers nor the address decide where the browser comes back to',
      ],
    },
    {
      claim:
        'A callback with a missing, empty, repeated, huge or foreign state, a repeated code, code and error together, or a wrong issuer is a clean 400 without a token call; the rightful browser still finishes.',
      promise: 'Login CSRF, mix-up attacks and junk are refused, and cost no call to the provider.',
      provenBy: [
        'server/test/http/callback.test.ts › a forged answer › is refused whatever it looks like, makes no token call, and the rightful browser still finishes',
        'server/test/http/callback.test.ts › a forged answer › of another account, sent to a browser with a session of its own, changes nothing there',
        'server/src/sign-in/callback.test.ts › another browser can’t finish a sign-in, and does not spoil it',
        'server/src/sign-in/pending-authorization.test.ts › a pending authorization in the cookie of another does not finish that one',
        'server/test/http/provider.test.ts › an answer that names %s issuer is none, and the true one still is',
      ],
    },
    {
      claim:
        'A repeated callback makes no second token call: a signed-in browser goes back to the app, any other is refused. Of twenty at once, over all instances, one redeems the code.',
      promise: 'Reloading, going back and proxies that retry revoke no grant.',
      provenBy: [
        'server/test/http/callback.test.ts › the same answer again › later, signed in: back to the app; signed out: refused; never a second token call',
        'server/test/http/callback.test.ts › the same answer again › twenty at once: one token call, and nothing worse than a refusal',
        'server/src/sign-in/callback.test.ts › an attempt is spent for every instance on the store',
        'server/src/sign-in/callback.test.ts › back from the consent page once more, %s: into the app, still signed in, no second token call',
        'e2e/accounts.spec.ts › back to the consent page, and agreed again: into the app, signed in',
        'server/test/process/several-processes.test.ts › two processes on %s › finish each other’s sign-ins, and redeem a callback once',
      ],
    },
    {
      claim:
        'A sign-in that is begun at another name of this machine than that of PUBLIC_URL is sent on to PUBLIC_URL before it begins.',
      promise: '`localhost` and `127.0.0.1` both lead to a sign-in that ends.',
      provenBy: [
        'server/src/sign-in/start.test.ts › with PUBLIC_URL %s, a sign-in at %s is begun there first: cookies belong to one name',
        'e2e/accounts.spec.ts › begun at localhost: the sign-in is sent on to the public address, and ends signed in there',
      ],
    },
    {
      claim: 'Only GET redeems: every other method is 405, and HEAD redeems nothing.',
      promise: 'Scanners and link previews can’t use up a sign-in.',
      provenBy: [
        'server/test/http/callback.test.ts › the same answer again › %s redeems nothing',
        'server/src/sign-in/callback.test.ts › HEAD and every other method redeem nothing',
      ],
    },
    {
      claim: 'A sign-in begun more than ten minutes ago is refused, with a way to begin again.',
      promise: 'Another person can’t finish a sign-in that was left open overnight.',
      provenBy: [
        'server/test/http/sign-in.test.ts › many sign-ins in one browser › one begun more than ten minutes ago is refused, with a way to begin again',
      ],
    },
    {
      claim: 'Two tabs may sign in at once and finish in any order: each returns to its own page.',
      promise: 'People may use several tabs without thinking about it.',
      provenBy: [
        'server/test/http/sign-in.test.ts › many sign-ins in one browser › two tabs, the %s finishing first, both end where they wanted to go',
      ],
    },
    {
      claim: 'Thirty unfinished sign-ins keep the cookies under 8 KB, and the newest works.',
      promise: 'No browser is locked out by cookies that have grown too large.',
      provenBy: [
        'server/test/http/sign-in.test.ts › many sign-ins in one browser › thirty unfinished ones stay under 8 KB, and the newest finishes',
      ],
    },
    {
      claim: 'Prefetch, image, frame and fetch begin no sign-in: no redirect, no cookie.',
      promise: 'Only a person’s visit starts a sign-in at the provider.',
      provenBy: [
        'server/test/http/sign-in.test.ts › nothing but a visit begins a sign-in',
        'server/src/sign-in/start.test.ts › %o starts no sign-in',
      ],
    },
    {
      claim: 'A planted session cookie is never kept: sign-in makes a new id.',
      promise: 'Session fixation does not work.',
      provenBy: [
        'server/test/http/session.test.ts › the cookie › that was planted is replaced at sign-in, and worth nothing after',
        'server/src/session/session.plugin.test.ts › a planted cookie is not kept, nor is anything in it',
      ],
    },
    {
      claim:
        'A token answer that is HTML, an array, endless, slow, redirected or nonsensical in its expires_in ends cleanly within ten seconds and bounded memory; credentials follow no redirect.',
      promise: 'A broken provider costs one sign-in, never the server or the secret.',
      provenBy: [
        'server/test/http/token-answer.test.ts › a token endpoint that › %s ends the sign-in with a page, and the next one works',
        'server/test/http/token-answer.test.ts › a token endpoint that › goes on for ever is not listened to, in bounded memory',
        'server/test/http/token-answer.test.ts › a token endpoint that › never answers is given up within ten seconds',
        'server/test/http/token-answer.test.ts › a token endpoint that › %s is understood',
      ],
    },
    {
      claim:
        'Where a sign-in returns to is the path of a page of this origin by the WHATWG URL rules and the server’s own routes, with query and fragment; everything else is the start page.',
      promise: 'There is no open redirect.',
      provenBy: [
        'server/src/sign-in/start.test.ts › every value leads to a path of this origin, and reading that path again changes nothing',
        'server/src/sign-in/start.test.ts › %j counts as /',
        'server/test/http/return-to.test.ts › a sign-in ends at a page, or else at the start: never at an address that answers a program',
        'server/test/http/return-to.test.ts › %s is no page: the sign-in ends at the start',
      ],
    },
    {
      claim: 'Sign-in and callback are limited by client address; forwarding headers count only from trusted proxies.',
      promise: 'One address can’t use up the provider’s rate limit of this client.',
      provenBy: [
        'server/test/http/sign-in.test.ts › too many from one address › are refused for a while, whatever address they claim',
        'server/test/http/sign-in.test.ts › too many from one address › are told apart where the proxy is trusted',
      ],
    },
  ],
}
