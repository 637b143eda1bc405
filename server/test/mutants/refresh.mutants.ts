import type { Mutant } from './mutant.ts'

const refresh = 'server/test/http/refresh.test.ts'
const trouble = `${refresh} › a token endpoint in trouble`
const outages = 'server/src/session/refresh-outages.test.ts › several processes on %s'
const suite = 'server/src/store/exclusive-update.suite.ts'

export const refreshMutants: readonly Mutant[] = [
  {
    guard: 'A refreshed token set is stored.',
    file: 'server/src/store/exclusive-update.ts',
    text: 'if (isLive(current) && body) await persist(id, () => replaceBody(id, current.body, body), onLate)',
    noticedBy: [
      'server/src/session/refresh.test.ts › a new token set is stored before any request uses it',
      `${outages} › present no refresh token twice and lose none, whenever an outage begins and however long it lasts`,
    ],
  },
  {
    guard: 'The token set is read again under the lease: one that was replaced is not refreshed.',
    file: 'server/src/session/refresh.ts',
    text: 'if (body?.tokenSet.accessToken !== held.accessToken) return undefined',
    without: 'if (!body) return undefined',
    noticedBy: [
      'server/src/session/concurrent-refresh.test.ts › a token that the Web API rejected is refreshed once, however many requests report it',
      'server/test/process/several-processes.test.ts › two processes on %s › make one refresh of 100 calls at once with an expired token, rotation and reuse detection on',
    ],
  },
  {
    guard: 'A process waits for the lease of a session.',
    file: 'server/src/store/lease-mutex.ts',
    text: 'if (!held) return\n',
    without: 'return\n',
    noticedBy: [
      `${suite} › a slow holder keeps the lease`,
      `${outages} › present no refresh token twice and lose none, whenever an outage begins and however long it lasts`,
    ],
  },
  {
    guard: 'A lease is renewed while its holder works.',
    file: 'server/src/store/lease-mutex.ts',
    text: 'setInterval(() => leases.renew(lease, holder, leaseMs).catch(() => {}), leaseMs / 3)',
    without: 'undefined',
    noticedBy: [`${suite} › a slow holder keeps the lease`],
  },
  {
    guard: 'A lease counts as given up only after a whole lease of unbroken contact with the store.',
    file: 'server/src/store/lease-mutex.ts',
    text: 'return provenAt - provenSince >= ttlMs',
    without: 'return true',
    noticedBy: [
      `${suite} › a lease whose end is over is held as long as its holder renews it, or the store takes no writes`,
      `${outages} › present no refresh token twice and lose none, whenever an outage begins and however long it lasts`,
    ],
  },
  {
    guard: 'After a pause of its own a process watches a lease from the beginning.',
    file: 'server/src/store/lease-mutex.ts',
    text: ' && now - seenAt < Math.max(ttlMs / 4, 10 * pollMs)',
    noticedBy: [`${outages} › nor when all of them sleep together, and one wakes a little later`],
  },
  {
    guard: 'A body is replaced only where it is still the one that was read.',
    file: 'server/src/store/sqlite-sessions.ts',
    text: 'ended IS NULL AND body = $before',
    without: 'ended IS NULL AND $before IS NOT NULL',
    noticedBy: [
      `${suite} › a body that was read before another one replaced it is not written, even by who has the lease`,
    ],
  },
  {
    guard: 'What was received is written until the store takes it.',
    file: 'server/src/store/exclusive-update.ts',
    text: 'const written = untilAvailable(write, closed, onFailure)',
    without: 'const written = write()',
    noticedBy: [
      `${outages} › present no refresh token twice and lose none, whenever an outage begins and however long it lasts`,
    ],
  },
  {
    guard: 'A claim takes a lease only from the dead holder that was seen.',
    file: 'server/src/store/sqlite-leases.ts',
    text: 'if (isInTheWay(seen)) return seen\n      const { holder: deadHolder = null, until: deadUntil = null } = dead ?? {}',
    without: 'const { holder: deadHolder = null, until: deadUntil = null } = seen ?? {}',
    noticedBy: [
      'server/src/store/leases.suite.ts › a claim takes a lease from a dead holder, unless that was renewed, released or taken since it was seen',
    ],
  },
  {
    guard: 'Without a new refresh token in the answer the old one stays.',
    file: 'server/src/oauth/token-endpoint.ts',
    text: 'return { refreshToken, ...(subject',
    without: 'return { ...(subject',
    noticedBy: [
      'server/src/session/refresh.test.ts › without a refresh token in the answer the old one stays; a new one replaces it',
    ],
  },
  {
    guard: 'A new refresh token replaces the old one.',
    file: 'server/src/oauth/token-endpoint.ts',
    text: '...refreshed }',
    without: '...refreshed, refreshToken }',
    noticedBy: [
      'server/src/session/refresh.test.ts › without a refresh token in the answer the old one stays; a new one replaces it',
    ],
  },
  {
    guard: 'A refresh that brings another account’s tokens ends the session.',
    file: 'server/src/session/refresh.ts',
    text: 'if (isAccount(actual) && actual.id !== account.id) {',
    without: 'if (false) {',
    noticedBy: [`${refresh} › a refresh brings nothing of another account into a session`],
  },
  {
    guard: 'While the old token lives, a failed refresh is not felt.',
    file: 'server/src/session/refresh.ts',
    text: "if (!isExpired(held, now())) return { outcome: 'kept', problem }",
    noticedBy: [
      `${trouble} › that %s affects no call while the old token lives, and is 503 after; no session ends`,
      'server/src/session/refresh-failure.test.ts › refused while the old token works: no second call, and the session ends with that token',
    ],
  },
  {
    guard: 'A request does not wait for a refresh while its token lives.',
    file: 'server/src/session/session-tokens.ts',
    text: 'refreshIfStale(opened, log)',
    without: 'if (isStale(session.tokenSet, now())) return (await refresh(opened)).tokenSet.accessToken',
    noticedBy: [`${trouble} › that takes its time is not waited for while the old token lives`],
  },
  {
    guard: 'Only a refusal ends a session: trouble of the token endpoint does not.',
    file: 'server/src/session/refresh.ts',
    text: "if (kind !== 'refused') return { outcome: kind, problem }",
    noticedBy: [`${trouble} › that %s affects no call while the old token lives, and is 503 after; no session ends`],
  },
  {
    guard: 'A refused grant ends the session.',
    file: 'server/src/session/refresh.ts',
    text: "await store.end(id, 'reauthorization-required')\n",
    without: '\n',
    noticedBy: [
      `${refresh} › by the clock › six months later consent is asked for once, and the next 50 calls make no token call`,
      'server/src/session/refresh-failure.test.ts › refused while the old token works: no second call, and the session ends with that token',
    ],
  },
  {
    guard: 'A wrong client secret is told to the operator.',
    file: 'server/src/session/refresh.ts',
    text: "if (kind === 'misconfigured') recordSecurityEvent({ event: 'client-misconfigured', account })",
    noticedBy: [`${trouble} › that does not know this client is logged once as an error`],
  },
  {
    guard: 'A refusal with a status of the server itself is no refusal of the grant.',
    file: 'server/src/oauth/error-response.ts',
    text: ' || status >= 500',
    noticedBy: ['server/src/http/token-refusals.test.ts › %d %s, %j: the same however it is written'],
  },
  {
    guard: 'An error of the server itself with 4xx is no refusal.',
    file: 'server/src/oauth/error-response.ts',
    text: 'if (response && serverErrors.has(response.error))',
    without: 'if (false)',
    noticedBy: ['server/src/http/token-refusals.test.ts › %d %s, %j: the same however it is written'],
  },
  {
    guard: 'A refusal with the status of a success is one.',
    file: 'server/src/oauth/token-endpoint.ts',
    text: ' || isRefusal(body)',
    noticedBy: ['server/src/http/token-refusals.test.ts › %d %s, %j: the same however it is written'],
  },
  {
    guard: 'Refreshes on demand are limited.',
    file: 'server/src/account/account.routes.ts',
    text: ', config: { rateLimit: {} }',
    noticedBy: [
      'server/src/account/account.test.ts › a session that asks for refreshes again and again gets 429 with a time, and no other does',
    ],
  },
  {
    guard: 'Refreshes on demand are counted by session.',
    file: 'server/src/account/account.routes.ts',
    text: 'app.sessions.idOf(request) ?? request.ip',
    without: 'request.ip',
    noticedBy: [
      'server/src/account/account.test.ts › a session that asks for refreshes again and again gets 429 with a time, and no other does',
    ],
  },
  {
    guard: 'A session that was signed out during a refresh stays signed out.',
    file: 'server/src/store/memory-store.ts',
    text: 'const current = live(id)',
    without: 'const current = before',
    noticedBy: [`${refresh} › sign-out in the middle of a refresh wins`],
  },
  {
    guard: 'A process that was killed has stored what it refreshed.',
    file: 'server/src/store/exclusive-update.ts',
    text: 'if (isLive(current) && body) await persist(id, () => replaceBody(id, current.body, body), onLate)',
    noticedBy: [
      'server/test/process/crash.test.ts › killed during sign-ins and refreshes, it loses only the requests of that moment',
    ],
  },
  {
    guard: 'A token that lives for seconds is stale in the last quarter of its life only.',
    file: 'server/src/oauth/token-set.ts',
    text: 'Math.min(60_000, (expiresAt - obtainedAt) / 4)',
    without: '60_000',
    noticedBy: [`${refresh} › by the clock › tokens that live a second are refreshed when due, and not in a loop`],
  },
]
