import type { Mutant } from './mutant.ts'

const audit = 'server/src/http/route-audit.plugin.test.ts'
const metrics = 'server/src/observability/metrics.test.ts'
const metricsRoutes = 'server/src/observability/metrics.routes.test.ts'
const unwritable = 'server/test/http/unwritable-store.test.ts'

export const operationMutants: readonly Mutant[] = [
  {
    guard: 'A route without its guard or its schema stops the start.',
    file: 'server/src/http/route-audit.plugin.ts',
    text: 'if (faults.length > 0) throw new RouteFaults(faults)',
    noticedBy: [`${audit} › %s keeps the app from starting, with the reason`],
  },
  {
    guard: 'A route that was made before the guards counts as unguarded.',
    file: 'server/src/http/route-audit.plugin.ts',
    text: 'hasGuards && needsCsrfProof(method, route.url)',
    without: 'needsCsrfProof(method, route.url)',
    noticedBy: [`${audit} › so does a route under /api that was made before the guards`],
  },
  {
    guard: 'A handler sees no query that its route does not declare.',
    file: 'server/src/http/route-audit.plugin.ts',
    text: '      closeQuery(route)\n',
    noticedBy: [`${audit} › a handler sees no query parameter that its route does not declare`],
  },
  {
    guard: 'A wrong setting stops the start.',
    file: 'server/src/config/read-settings.ts',
    text: "if ('problem' in outcome) problems.push(outcome.problem)",
    noticedBy: [
      'server/test/process/start.test.ts › it does not start › with wrong settings, and names every one of them with what is allowed',
    ],
  },
  {
    guard: 'A file of secrets that others may open is named at start.',
    file: 'server/src/config/loose-files.ts',
    text: 'if (mode === undefined || (mode & othersBits) === 0) return []',
    without: 'return []',
    noticedBy: ['server/src/config/loose-files.test.ts › a file of %s that others may open is named at start'],
  },
  {
    guard: 'A server that was told to stop is not ready.',
    file: 'server/src/health/health.routes.ts',
    text: "if (!isReady()) return reply.code(503).send({ status: 'draining' as const })",
    noticedBy: ['server/src/health/health.routes.test.ts › a server that was told to stop is not ready at once'],
  },
  {
    guard: 'A request that hangs is cut when the server stops.',
    file: 'server/src/start/shutdown.ts',
    text: 'setTimeout(() => app.server.closeAllConnections(), requestsMs)',
    without: 'undefined',
    noticedBy: ['server/src/start/shutdown.test.ts › a request that hangs is cut in the end, and so is half a request'],
  },
  {
    guard: 'A server that stops serves until its balancer knows.',
    file: 'server/src/health/readiness.plugin.ts',
    text: 'while (!isQuiet() && performance.now() - beganAt < noticedMs) await delay(20)',
    noticedBy: [
      'server/src/health/readiness.plugin.test.ts › a probed server serves until a probe has seen the 503 and no request comes for a while',
    ],
  },
  {
    guard: 'Nothing is swept after the clock has leapt ahead.',
    file: 'server/src/session/session-records.ts',
    text: "if (elapsedMs > 3 * everyMs) return log.warn('the clock leapt ahead: nothing is swept until the next time')",
    noticedBy: [
      'server/src/session/sweep.test.ts › nothing is swept after the clock has leapt ahead, until the next time',
    ],
  },
  {
    guard: 'A clock that is set back does not make a pause longer.',
    file: 'server/src/async/countdown.ts',
    text: 'beganAt = Math.min(beganAt, now())',
    noticedBy: [
      'server/test/http/clock.test.ts › a clock that is set ahead and back › stretches no pause that the token endpoint asked for',
    ],
  },
  {
    guard: 'Hidden characters are written as JSON escapes.',
    file: 'server/src/observability/logger.ts',
    text: '    hooks: { streamWrite: escapeHidden },\n',
    noticedBy: [
      'server/src/observability/logger.test.ts › line breaks, escapes and invisible characters are logged as JSON escapes',
    ],
  },
  {
    guard: 'The id of a request is made here.',
    file: 'server/src/http/create-server.ts',
    text: 'genReqId: () => randomUUID(),',
    without: "genReqId: ({ headers }) => String(headers['x-request-id'] ?? randomUUID()),",
    noticedBy: [
      'server/test/http/request-id.test.ts › every answer carries an id of its own, which the log has too, whatever id came in',
    ],
  },
  {
    guard: 'An event tells an account by the beginning of its hash.',
    file: 'server/src/observability/security-log.ts',
    text: 'account.slice(0, accountCharacters)',
    without: 'account',
    noticedBy: [
      'server/src/observability/security-log.test.ts › an event is logged with its reason, account, request id and client address, and nothing else',
    ],
  },
  {
    guard: 'Lines that anybody may cause are limited by the minute.',
    file: 'server/src/observability/throttle.ts',
    text: 'if (minute.written >= perMinute) {',
    without: 'if (false) {',
    noticedBy: [
      'server/src/observability/throttle.test.ts › lines beyond the limit of a minute are left out, and the next line counts them',
      'server/src/observability/security-log.test.ts › a thousand refusals are counted but do not fill the log',
    ],
  },
  {
    guard: 'The route of a metric is a pattern and not an address.',
    file: 'server/src/observability/request-instrumentation.plugin.ts',
    text: "route: routeOptions.url ?? 'none', method: label, status",
    without: 'route: routeOptions.url ?? arguments[1].url, method: label, status',
    noticedBy: ['server/test/http/metrics.test.ts › the metrics › have no label that a client can choose'],
  },
  {
    guard: 'The method of a metric is one of a list.',
    file: 'server/src/observability/request-instrumentation.plugin.ts',
    text: "methods.has(method) ? method : 'other'",
    without: 'method',
    noticedBy: ['server/test/http/metrics.test.ts › the metrics › have no label that a client can choose'],
  },
  {
    guard: 'A request that came through a proxy is not local.',
    file: 'server/src/observability/this-machine.ts',
    text: '!Object.keys(headers).some((name) => forwarding.test(name))',
    without: 'true',
    noticedBy: [`${metricsRoutes} › a request with %s: %s does not count as local`],
  },
  {
    guard: 'A request over HTTP/1.0 is not local.',
    file: 'server/src/observability/this-machine.ts',
    text: "raw.httpVersion !== '1.0' &&",
    noticedBy: [`${metricsRoutes} › a request over HTTP/1.0, as some proxies send it, does not count as local`],
  },
  {
    guard: 'With a public PUBLIC_URL a token that is set is always needed.',
    file: 'server/src/observability/metrics.routes.ts',
    text: '(isLocalApp || token === undefined) && ',
    noticedBy: [`${metricsRoutes} › with a public PUBLIC_URL every request needs a token that is set`],
  },
  {
    guard: 'The name of a trace is a pattern and not an address.',
    file: 'server/src/observability/request-instrumentation.plugin.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code.
    text: '`${method} ${route}`',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code.
    without: '`${method} ${request.url}`',
    noticedBy: ['server/test/http/traces.test.ts › traces › hold nothing that a client sent, and no secret'],
  },
  {
    guard: 'The sessions are counted once a minute at most.',
    file: 'server/src/observability/metrics.ts',
    text: 'if (now() >= freshUntil) {',
    without: 'if (true) {',
    noticedBy: [`${metrics} › a count is read once a minute, however many scrapes ask for it`],
  },
  {
    guard: 'A scrape waits for the count for a second at most.',
    file: 'server/src/observability/metrics.ts',
    text: 'await withTimeout(reading, countMs, () => {})',
    without: 'await reading',
    noticedBy: [`${metrics} › a count that is not read in time delays no scrape; the last one is given`],
  },
  {
    guard: 'After a failed note none is begun for a while.',
    file: 'server/src/session/background-notes.ts',
    text: 'if (now() < pausedUntil || underWay.has(key)',
    without: 'if (underWay.has(key)',
    noticedBy: [
      'server/src/session/background-notes.test.ts › after a failed note none is begun for a while, of any session; the pause doubles up to the longest',
    ],
  },
  {
    guard: 'A sweep lets other work run between its batches.',
    file: 'server/src/store/sqlite-sweep.ts',
    text: '    await delay(performance.now() - beganAt)\n',
    without: '',
    noticedBy: [
      'server/src/store/sqlite-store.test.ts › a sweep goes in batches of 25 rows at most, and lets other work run between them',
    ],
  },
  {
    guard: 'However often /readyz is asked, the store is asked a few times a second.',
    file: 'server/src/store/store-check.ts',
    text: 'latest ??= check()',
    without: 'latest = check()',
    noticedBy: [
      'server/src/store/store-check.test.ts › however often it is asked, the store is written once in a while',
    ],
  },
  {
    guard: 'A store that takes no writes makes the server unready.',
    file: 'server/src/store/store-check.ts',
    text: ', proveWritable(leases)',
    noticedBy: [
      `${unwritable} › with %s › requests that only read are served without a wait, and the server says that it is not ready`,
    ],
  },
  {
    guard: 'A session file that was deleted or replaced is not served.',
    file: 'server/src/store/sqlite-file.ts',
    text: 'if (!isThere) throw storeUnavailable(goneError(path))',
    noticedBy: [
      `${unwritable} › a session file that is deleted or replaced is noticed: the server is not ready and serves no session, until it is back`,
    ],
  },
  {
    guard: 'A primary that has slept itself gives its workers their time again.',
    file: 'server/src/start/heartbeat.ts',
    text: 'if (now - lookedAt > 2 * beatMs) beatAt = now',
    noticedBy: [
      'server/src/start/heartbeat.test.ts › a primary that has slept itself gives its workers their time again',
    ],
  },
  {
    guard: 'Workers divide the limits of requests among them.',
    file: 'server/src/http/request-limit.ts',
    text: 'Math.ceil(perMinute / workers)',
    without: 'perMinute',
    noticedBy: [
      'server/test/process/workers.test.ts › several workers › share what one address may begin within a minute',
    ],
  },
  {
    guard: 'A Redis that does not answer is given up in time, and another connection is made.',
    file: 'server/src/store/redis-connection.ts',
    text: 'if (error instanceof TimeoutError) replace(asked)',
    noticedBy: [
      'server/src/store/redis-outage.test.ts › a Redis › whose connections no longer carry data is reached over new ones, for commands and for messages',
    ],
  },
  {
    guard: 'A worker that hangs is killed.',
    file: 'server/src/start/worker-process.ts',
    text: "worker.process.kill('SIGKILL')\n  })",
    without: '\n  })',
    noticedBy: [
      'server/test/process/workers.test.ts › a worker that dies › or hangs is killed, and another takes its place',
    ],
  },
]
