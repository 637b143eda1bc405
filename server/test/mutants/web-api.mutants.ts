import type { Mutant } from './mutant.ts'

const fetchWebApi = 'server/src/gateway/fetch-web-api.test.ts'
const trouble = 'server/test/http/upstream-trouble.test.ts › Spotify in trouble'
const origin =
  'server/test/http/origin.test.ts › what changes something › and was not asked for by our own pages is refused, and nothing is done'
const renewal = 'server/src/gateway/token-renewal.test.ts'
const requestLines = [
  'server/test/http/request-line.test.ts › only operations of the catalogue, whatever the request line › reach the Web API',
  'server/src/gateway/hostile-paths.test.ts › whatever the request line, only operations of the catalogue reach the Web API',
] as const

export const webApiMutants: readonly Mutant[] = [
  {
    guard: 'A dot that is written with a percent sign matches no operation.',
    file: 'server/src/gateway/operation-matcher.ts',
    text: 'if (encodedDot.test(raw)) return undefined',
    noticedBy: requestLines,
  },
  {
    guard: 'A parameter of the path is one segment.',
    file: 'server/src/gateway/operation-matcher.ts',
    text: 'value !== undefined && isPathSegment(value) ? value : undefined',
    without: 'value',
    noticedBy: requestLines,
  },
  {
    guard: 'An access token in the query is refused.',
    file: 'server/src/gateway/fetch-web-api.ts',
    text: '  refuseTokenInQuery(call.query)\n',
    noticedBy: [`${fetchWebApi} › a token in the query is refused`],
  },
  {
    guard: 'Links in answers point at this server.',
    file: 'server/src/gateway/answer.ts',
    text: '{ ...answer, body: redirectLinks(json) }',
    without: '{ ...answer, body: json }',
    noticedBy: [
      'server/test/http/web-api-headers.test.ts › of the answer only status, JSON and ETag come down, with links that point at us',
    ],
  },
  {
    guard: 'A read without JSON is no answer.',
    file: 'server/src/gateway/answer.ts',
    text: "throw invalidAnswer('The answer was not JSON.', { upstreamStatus: status })",
    without: 'return { ...answer, body }',
    noticedBy: [
      'server/src/gateway/wire-variants.test.ts › a success › of a change needs no JSON, and of a read it does',
      `${trouble} › %s: a problem, never what it sent`,
    ],
  },
  {
    guard: 'A change needs the header that only our own pages send.',
    file: 'server/src/http/csrf-guard.ts',
    text: "proof === '1' && ",
    noticedBy: [origin],
  },
  {
    guard: 'A change that the browser calls cross-site or same-site is refused.',
    file: 'server/src/http/csrf-guard.ts',
    text: " && site === 'same-origin'",
    noticedBy: [origin],
  },
  {
    guard: 'A change from another origin is refused.',
    file: 'server/src/http/csrf-guard.ts',
    text: ' && sender === origin',
    noticedBy: [origin],
  },
  {
    guard: 'An answer without end is cut.',
    file: 'server/src/gateway/answer-reader.ts',
    text: 'if (this.#bytes > answerBytes)',
    without: 'if (false)',
    noticedBy: ['server/src/gateway/upstream.test.ts › an answer without end is cut at the limit'],
  },
  {
    guard: 'A large answer waits until it may be in memory.',
    file: 'server/src/gateway/answer-reader.ts',
    text: 'controller.pause()',
    noticedBy: [
      'server/src/gateway/upstream.test.ts › a large answer is read when it is admitted, a small one at once',
    ],
  },
  {
    guard: 'A call has a time limit.',
    file: 'server/src/gateway/fetch-web-api.ts',
    text: 'ms: upstream.limits.totalMs',
    without: 'ms: 2 ** 31 - 1',
    noticedBy: [
      'server/src/gateway/upstream.test.ts › a hundred calls into a hanging upstream all end, and the next is served',
      'server/src/gateway/upstream.test.ts › one byte at a time gains no time',
    ],
  },
  {
    guard: 'Values beyond the limits are refused before Spotify is called.',
    file: 'server/src/gateway/fetch-web-api.ts',
    text: '  checkParameters(call)\n',
    noticedBy: [
      'server/src/gateway/parameter-check.test.ts › a value beyond the limits is refused here, and the parameter is named',
    ],
  },
  {
    guard: 'A missing scope is named before Spotify is called.',
    file: 'server/src/gateway/fetch-web-api.ts',
    text: '  checkScopes(call, session)\n',
    noticedBy: ['server/test/http/web-api.test.ts › a missing scope is named before any call'],
  },
  {
    guard: 'A scope that is switched off in the lens counts as not granted.',
    file: 'server/src/session/session.ts',
    text: 'scopes: tokenSet.scopes.filter((scope) => !withheldScopes.includes(scope)),',
    without: 'scopes: tokenSet.scopes,',
    noticedBy: [
      'server/test/http/lens.test.ts › a scope that is switched off › is refused by name, Spotify is not called, and the session says so, until it is switched on',
    ],
  },
  {
    guard: 'A 401 for want of a scope is no reason to refresh.',
    file: 'server/src/gateway/token-renewal.ts',
    text: "code === 'upstream-invalid' && members.upstreamStatus === 401",
    without: 'code !== undefined && members.upstreamStatus === 401',
    noticedBy: [`${renewal} › a 401 for want of a scope is no reason to refresh`],
  },
  {
    guard: 'A new token that was refused at its first use is not refreshed again.',
    file: 'server/src/gateway/token-renewal.ts',
    text: 'if (known?.isRefused) throw refusal.problem',
    noticedBy: [
      `${renewal} › an operation that always answers 401 costs one refresh, though others are answered`,
      'server/test/http/broken-upstream.test.ts › a Web API that is never content › with any token: one refresh, one repeat, and no session ends',
    ],
  },
  {
    guard: 'A 401 for a new token is repeated with the same token first.',
    file: 'server/src/gateway/token-renewal.ts',
    text: "if (repeat && 'value' in repeat) return repeat.value",
    noticedBy: [`${renewal} › a 401 every other time costs one refresh, and nobody notices`],
  },
  {
    guard: 'While Spotify has asked an account for a pause, it is not called.',
    file: 'server/src/gateway/fetch-web-api.ts',
    text: 'rateLimit.check(accountId)',
    noticedBy: [`${trouble} › a 429 is passed on with its time, which holds for this account only`],
  },
  {
    guard: 'The other instances keep that pause too.',
    file: 'server/src/gateway/rate-limit.ts',
    text: 'pubSub.publish(topic, JSON.stringify({ account, code, forMs })).catch(() => {})',
    noticedBy: [`${trouble} › a pause that one process was asked for is kept by the other`],
  },
  {
    guard: 'Calls that wait already are stopped by a 429.',
    file: 'server/src/gateway/fair-queue.ts',
    text: '    admit()\n    return await work()',
    without: '    return await work()',
    noticedBy: [
      'server/src/gateway/fair-queue.test.ts › a 429 also stops the calls that wait already: at most eight of them meet it',
    ],
  },
  {
    guard: 'Only a GET is tried again.',
    file: 'server/src/gateway/fetch-web-api.ts',
    text: '(isRead(call) ? withRetries(send, retry, signal) : send())',
    without: 'withRetries(send, retry, signal)',
    noticedBy: [
      `${trouble} › a 5xx is asked again twice for a GET, and never for a change`,
      'server/src/gateway/retry.test.ts › a call that changes something is never repeated',
    ],
  },
  {
    guard: 'A GET is tried again twice and not more often.',
    file: 'server/src/gateway/retry.ts',
    text: 'const mostRetries = 2',
    without: 'const mostRetries = 3',
    noticedBy: [`${trouble} › a 5xx is asked again twice for a GET, and never for a change`],
  },
]
