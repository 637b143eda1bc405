import type { Mutant } from './mutant.ts'

const start = 'server/src/sign-in/start.test.ts'
const returnTo = 'server/test/http/return-to.test.ts'
const signIn = 'server/test/http/sign-in.test.ts'
const tokenAnswer = 'server/test/http/token-answer.test.ts › a token endpoint that'

export const signInMutants: readonly Mutant[] = [
  {
    guard: 'The state is random.',
    file: 'server/src/oauth/authorization-request.ts',
    text: 'const state = randomToken()',
    without: "const state = 'a'.repeat(43)",
    noticedBy: [`${start} › state, challenge and cookie are new each time`],
  },
  {
    guard: 'The code verifier is random.',
    file: 'server/src/oauth/authorization-request.ts',
    text: 'const codeVerifier = randomToken()',
    without: "const codeVerifier = 'a'.repeat(43)",
    noticedBy: [`${start} › state, challenge and cookie are new each time`],
  },
  {
    guard: 'The challenge is the SHA-256 of the verifier, and not the verifier.',
    file: 'server/src/oauth/authorization-request.ts',
    text: 'const codeChallenge = s256Challenge(codeVerifier)',
    without: 'const codeChallenge = codeVerifier',
    noticedBy: [
      'server/test/http/provider.test.ts › before another authorization server, with PKCE required and refresh tokens that rotate › one signs in, refreshes twice and calls',
    ],
  },
  {
    guard: 'The state of a callback is compared whole with that of the pending authorization.',
    file: 'server/src/sign-in/pending-authorization.ts',
    text: 'pending && isEqual(pending.state, state) ? pending : undefined',
    without: 'pending',
    noticedBy: [
      'server/src/sign-in/pending-authorization.test.ts › a pending authorization in the cookie of another does not finish that one',
    ],
  },
  {
    guard: 'A callback that repeats a parameter is refused.',
    file: 'server/src/oauth/authorization-response.ts',
    text: 'repeated.length > 0',
    without: 'false',
    noticedBy: [
      'server/test/http/callback.test.ts › a forged answer › is refused whatever it looks like, makes no token call, and the rightful browser still finishes',
    ],
  },
  {
    guard: 'A callback with a code and an error is refused.',
    file: 'server/src/oauth/authorization-response.ts',
    text: 'code !== undefined && error !== undefined',
    without: 'false',
    noticedBy: [
      'server/test/http/callback.test.ts › a forged answer › is refused whatever it looks like, makes no token call, and the rightful browser still finishes',
    ],
  },
  {
    guard: 'A callback of another issuer is refused.',
    file: 'server/src/oauth/authorization-response.ts',
    text: 'named !== issuer',
    without: 'false',
    noticedBy: [
      'server/test/http/provider.test.ts › an answer that names %s issuer is none, and the true one still is',
    ],
  },
  {
    guard: 'A callback that names no issuer is refused where one is expected.',
    file: 'server/src/oauth/authorization-response.ts',
    text: "if (named === undefined) throw wrongIssuer('The answer does not name its issuer.')",
    without: 'if (named === undefined) return',
    noticedBy: [
      'server/test/http/provider.test.ts › an answer that names %s issuer is none, and the true one still is',
    ],
  },
  {
    guard: 'An attempt is spent before its code is sent.',
    file: 'server/src/sign-in/redemption.ts',
    text: 'if (!(await store.spend(attempt, now() + spentAttemptMs))) return undefined',
    without: 'await store.spend(attempt, now() + spentAttemptMs)',
    noticedBy: [
      'server/test/http/callback.test.ts › the same answer again › later, signed in: back to the app; signed out: refused; never a second token call',
      'server/src/sign-in/callback.test.ts › an attempt is spent for every instance on the store',
    ],
  },
  {
    guard:
      'An attempt that was made is remembered, so that a repeated callback of a signed-in browser leads back to the app.',
    file: 'server/src/sign-in/redemption.ts',
    text: 'store.isSpent(attemptOf(state))',
    without: 'Promise.resolve(false)',
    noticedBy: [
      'server/test/http/callback.test.ts › the same answer again › later, signed in: back to the app; signed out: refused; never a second token call',
      'server/src/sign-in/callback.test.ts › back from the consent page once more, %s: into the app, still signed in, no second token call',
    ],
  },
  {
    guard: 'HEAD is no way to redeem a code.',
    file: 'server/src/sign-in/callback.routes.ts',
    text: 'exposeHeadRoute: false',
    without: 'exposeHeadRoute: true',
    noticedBy: [
      'server/test/http/callback.test.ts › the same answer again › %s redeems nothing',
      'server/src/sign-in/callback.test.ts › HEAD and every other method redeem nothing',
    ],
  },
  {
    guard: 'Each unfinished sign-in has a cookie of its own.',
    file: 'server/src/sign-in/pending-authorization.ts',
    text: 'prefix + attemptOf(state).slice(0, 8)',
    without: 'prefix',
    noticedBy: [
      `${signIn} › many sign-ins in one browser › two tabs, the %s finishing first, both end where they wanted to go`,
    ],
  },
  {
    guard: 'A sign-in is over after ten minutes.',
    file: 'server/src/sign-in/callback.routes.ts',
    text: 'if (isOver) throw tooOld()',
    noticedBy: [
      `${signIn} › many sign-ins in one browser › one begun more than ten minutes ago is refused, with a way to begin again`,
    ],
  },
  {
    guard: 'The oldest unfinished sign-ins of a browser make room for the newest.',
    file: 'server/src/sign-in/pending-authorization.ts',
    text: ' || leftBytes < 0',
    noticedBy: [
      `${signIn} › many sign-ins in one browser › thirty unfinished ones stay under 8 KB, and the newest finishes`,
      'server/src/sign-in/pending-authorization.test.ts › thirty unfinished sign-ins: the cookies stay under 8 KB, and the newest works',
    ],
  },
  {
    guard: 'Only a visit begins a sign-in.',
    file: 'server/src/sign-in/start.routes.ts',
    text: 'if (!isTopLevelNavigation(request.headers)) throw notNavigated()',
    noticedBy: [`${signIn} › nothing but a visit begins a sign-in`, `${start} › %o starts no sign-in`],
  },
  {
    guard: 'A sign-in at another name of this machine is sent on to PUBLIC_URL first.',
    file: 'server/src/sign-in/start.routes.ts',
    text: 'if (sameUnderPublicUrl !== undefined) return reply.redirect(sameUnderPublicUrl)',
    noticedBy: [`${start} › with PUBLIC_URL %s, a sign-in at %s is begun there first: cookies belong to one name`],
  },
  {
    guard: 'Where a sign-in returns to is of this origin.',
    file: 'server/src/sign-in/start.routes.ts',
    text: "if (!url || url.origin !== new URL(publicUrl).origin) return '/'",
    without: "if (!url) return '/'",
    noticedBy: [
      `${start} › every value leads to a path of this origin, and reading that path again changes nothing`,
      `${start} › %j counts as /`,
    ],
  },
  {
    guard: 'A path that begins with two slashes after it was parsed counts as none.',
    file: 'server/src/sign-in/start.routes.ts',
    text: "if (path.startsWith('//')) return '/'",
    noticedBy: [
      `${start} › every value leads to a path of this origin, and reading that path again changes nothing`,
      `${start} › %j counts as /`,
    ],
  },
  {
    guard: 'A sign-in ends at a page, never at an address that answers a program.',
    file: 'server/src/sign-in/start.routes.ts',
    text: "app.pagePaths.isPage(new URL(path, publicUrl).pathname) ? path : '/'",
    without: 'path',
    noticedBy: [
      `${returnTo} › a sign-in ends at a page, or else at the start: never at an address that answers a program`,
      `${returnTo} › %s is no page: the sign-in ends at the start`,
    ],
  },
  {
    guard: 'Sign-ins are limited by address.',
    file: 'server/src/sign-in/start.routes.ts',
    text: 'config: { rateLimit: {} },',
    noticedBy: [`${signIn} › too many from one address › are refused for a while, whatever address they claim`],
  },
  {
    guard: 'Forwarding headers count from trusted proxies only.',
    file: 'server/src/http/create-server.ts',
    text: "trustProxy: typeof trustProxy === 'number' ? (_, hop) => hop < trustProxy : trustProxy,",
    without: 'trustProxy: true,',
    noticedBy: [`${signIn} › too many from one address › are refused for a while, whatever address they claim`],
  },
  {
    guard: 'No more than 64 KB of a token answer is read.',
    file: 'server/src/oauth/post-form.ts',
    text: 'if (length > longestAnswer)',
    without: 'if (false)',
    noticedBy: [`${tokenAnswer} › goes on for ever is not listened to, in bounded memory`],
  },
  {
    guard: 'A token call has a time limit.',
    file: 'server/src/oauth/post-form.ts',
    text: 'AbortSignal.timeout(client.timeoutMs)',
    without: 'new AbortController().signal',
    noticedBy: [`${tokenAnswer} › never answers is given up within ten seconds`],
  },
  {
    guard: 'A token that is not a bearer token is refused.',
    file: 'server/src/oauth/token-set.ts',
    text: '  checkTokenType(token_type)\n',
    noticedBy: [`${tokenAnswer} › %s ends the sign-in with a page, and the next one works`],
  },
  {
    guard: 'A life of zero, less or nonsense is refused.',
    file: 'server/src/oauth/token-set.ts',
    text: "typeof seconds !== 'number' || !(seconds >= 1)",
    without: "typeof seconds !== 'number'",
    noticedBy: [`${tokenAnswer} › %s ends the sign-in with a page, and the next one works`],
  },
]
