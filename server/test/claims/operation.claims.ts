import type { Chapter } from './claim.ts'

export const operationClaims: Chapter = {
  title: 'Operation',
  claims: [
    {
      claim: 'Wrong settings stop the start with exit code 1 and one readable block that names all of them.',
      promise: 'A wrong deployment fails at its start, with the reason.',
      provenBy: [
        'server/test/process/start.test.ts › it does not start › with wrong settings, and names every one of them with what is allowed',
        'server/test/process/start.test.ts › it does not start › in production without keys, client or an address that is safe',
      ],
    },
    {
      claim: 'A file of keys, secrets or tokens that other users of the machine may open is named at start.',
      promise: 'A file that was copied carelessly is noticed.',
      provenBy: [
        'server/src/config/loose-files.test.ts › a file of %s that others may open is named at start',
        'server/src/config/loose-files.test.ts › so are the session keys of this machine',
      ],
    },
    {
      claim:
        'At its start the app checks its own routes. It refuses to run if a route that changes something has no CSRF guard, or if a route has no schema.',
      promise: 'A route without its guard is found at the first start.',
      provenBy: [
        'server/test/http/route-table.test.ts › the app does not start with a route that has no guard or no schema',
        'server/src/http/route-audit.plugin.test.ts › %s keeps the app from starting, with the reason',
        'server/src/http/route-audit.plugin.test.ts › so does a route under /api that was made before the guards',
        'server/src/http/route-audit.plugin.test.ts › a handler sees no query parameter that its route does not declare',
      ],
    },
    {
      claim:
        'SIGTERM: readiness fails at once, requests under way finish, a refresh under way is stored, exit 0 within ten seconds.',
      promise: 'Stopping a server breaks no request that has begun.',
      provenBy: [
        'server/test/process/start.test.ts › told to stop › it finishes the requests under way, accepts no new ones, and exits with 0',
        'server/test/process/start.test.ts › told to stop › it stores a refresh under way that no request waits for',
        'server/src/health/health.routes.test.ts › a server that was told to stop is not ready at once',
        'server/src/start/shutdown.test.ts › a request that hangs is cut in the end, and so is half a request',
      ],
    },
    {
      claim:
        'Two instances behind a balancer that tries nothing twice, restarted one after the other under load: no request fails.',
      promise: 'An upgrade needs no maintenance window.',
      provenBy: [
        'server/test/process/rolling-restart.test.ts › two instances on %s behind a balancer, restarted one after the other under load: no request fails',
        'server/src/health/readiness.plugin.test.ts › a probed server serves until a probe has seen the 503 and no request comes for a while',
      ],
    },
    {
      claim:
        'Behind nginx and Caddy, as configured in deploy/, sign-in, cookies, client addresses and event streams are as without them, over TLS 1.2 and 1.3 only, and servers are restarted under load without a failed request.',
      promise: 'The files in deploy/ work unchanged.',
      provenBy: [
        'server/test/process/proxies.test.ts › behind $name, as we hand it out › one signs in over https of TLS 1.2 or 1.3, with the strictest cookie, by an address of one’s own; http leads there, and metrics are kept back',
        'server/test/process/proxies.test.ts › behind $name, as we hand it out › of thirty sign-ins begun at once the newest is finished, and what plays is told as it changes',
        'server/test/process/proxies.test.ts › behind $name, as we hand it out › the servers are restarted one after the other under load, and no request fails',
        'server/test/process/deployment.test.ts › compose.yaml › is enough for servers that share their sessions, with secrets as they are made',
      ],
    },
    {
      claim:
        'Workers on one port are replaced one at a time without a failed request. A killed worker loses only its own requests. A crash loop ends with exit code 1 and one sentence.',
      promise: 'New keys and new code take effect under load, and a crash is not an outage.',
      provenBy: [
        'server/test/process/workers.test.ts › replaced one at a time under load › no request fails, and no session ends',
        'server/test/process/workers.test.ts › replaced one at a time under load › they read settings from files anew, and stay as they are where those are wrong',
        'server/test/process/workers.test.ts › a worker that dies › loses only its own requests, and another takes its place',
        'server/test/process/workers.test.ts › a worker that dies › again and again as it starts ends the server with one sentence',
        'server/test/process/workers.test.ts › the process that watches over them › told to stop, lets all of them finish, and ends with 0',
        'server/test/process/workers.test.ts › the process that watches over them › killed, leaves no process behind that keeps the port',
      ],
    },
    {
      claim: 'Limits, refreshes and metrics count over all workers of a server.',
      promise: 'More workers serve more requests and change nothing else.',
      provenBy: [
        'server/test/process/workers.test.ts › several workers › make one refresh of a token that they all see ended',
        'server/test/process/workers.test.ts › several workers › share what one address may begin within a minute',
        'server/test/process/workers.test.ts › the metrics of all workers are one sum, whichever worker answers, and do not fall when a worker ends',
      ],
    },
    {
      claim: 'kill -9 at any moment loses nothing but the requests of that moment.',
      promise: 'Power cuts and the kernel’s out-of-memory killer end no session.',
      provenBy: [
        'server/test/process/crash.test.ts › killed during sign-ins and refreshes, it loses only the requests of that moment',
      ],
    },
    {
      claim:
        'The clock of the simulator may be moved ahead and put back: what is left of token and grant follows it, nobody is signed out who would not be at Spotify, and it takes its two moves from the machine itself alone.',
      promise: 'Six months can be tried in a minute.',
      provenBy: [
        'server/test/http/time-machine.test.ts › the time machine › moves the clocks of token and grant as the simulator’s, and a new token begins anew',
        'server/test/http/time-machine.test.ts › the time machine › put back, leaves nobody signed out and no time below what it was',
        'server/test/http/time-machine.test.ts › the time machine › six months on, the grant is refused as at Spotify, and a new consent lasts six months from there',
        'server/test/http/time-machine.test.ts › the time machine › takes its two moves, from our own pages, and none at another provider',
      ],
    },
    {
      claim:
        'A system clock that is moved by months, ahead or back, ends no session, revives none, lengthens no pause and causes no burst of refreshes. Neither do instances whose clocks differ.',
      promise: 'A wrong clock causes no outage.',
      provenBy: [
        'server/test/http/clock.test.ts › a clock that is set ahead and back › by months ends no session and revives none',
        'server/src/session/sweep.test.ts › nothing is swept after the clock has leapt ahead, until the next time',
        'server/test/http/clock.test.ts › a clock that is set ahead and back › stretches no pause that the token endpoint asked for',
        'server/test/http/clock.test.ts › two instances whose clocks are hours apart do not refresh against each other',
        'server/test/http/clock.test.ts › a provider whose clock is set ahead and back costs a refresh at most each time',
      ],
    },
    {
      claim:
        'A log line is one JSON line an event with the request’s id, which the answer has too; line breaks and escapes are neutralised; no query is logged.',
      promise: 'Log lines can’t be forged, and an operator finds a person’s problem by its request id.',
      provenBy: [
        'server/src/observability/logger.test.ts › line breaks, escapes and invisible characters are logged as JSON escapes',
        'server/src/observability/logger.test.ts › each event is one line of JSON, with any content',
        'server/test/http/request-id.test.ts › every answer carries an id of its own, which the log has too, whatever id came in',
        'server/test/http/page.test.ts › at the most talkative log level › an event is one JSON line, whatever was sent, and what is answered is found in it',
      ],
    },
    {
      claim:
        'Sign-ins, refusals, forged callbacks, ended sessions, lost grants, cross-site changes and exceeded limits are logged in one line each: the event, the reason, the request, the address, a keyed hash of the account, and nothing else.',
      promise: 'An attack shows in the log, and a stolen log holds nothing of use.',
      provenBy: [
        'server/test/http/security-events.test.ts › it is told, once, with the request it happened in, › sign-in, a new sign-in and sign-out, and nothing of a repeated request',
        'server/test/http/security-events.test.ts › it is told, once, with the request it happened in, › a declined consent, and a refusal of the provider',
        'server/test/http/security-events.test.ts › it is told, once, with the request it happened in, › refused callbacks',
        'server/test/http/security-events.test.ts › it is told, once, with the request it happened in, › whose grant is refused, why, and that the session ended by it',
        'server/test/http/security-events.test.ts › it is told, once, with the request it happened in, › whose refresh brings another account’s tokens',
        'server/test/http/security-events.test.ts › it is told, once, with the request it happened in, › changes that our pages did not make, and too many sign-ins',
        'server/src/observability/security-log.test.ts › an event is logged with its reason, account, request id and client address, and nothing else',
      ],
    },
    {
      claim:
        'The metrics count requests, sign-ins, refreshes by outcome, latency and statuses of the provider, sessions and streams; no label can be chosen from outside.',
      promise: 'Dashboards are right, and no client can grow the memory of the metrics.',
      provenBy: [
        'server/test/http/metrics.test.ts › the metrics › tell of sign-ins, refreshes, calls, sessions and requests',
        'server/test/http/metrics.test.ts › the metrics › tell of trouble by its name',
        'server/test/http/metrics.test.ts › the metrics › have no label that a client can choose',
      ],
    },
    {
      claim:
        'Metrics are served to clients on the same machine that are not behind a proxy, and to clients with the token.',
      promise: 'Metrics are not public because a proxy is in front.',
      provenBy: [
        'server/test/http/metrics.test.ts › the metrics › are refused through a proxy, and given with the token',
        'server/src/observability/metrics.routes.test.ts › a request with %s: %s does not count as local',
        'server/src/observability/metrics.routes.test.ts › a request over HTTP/1.0, as some proxies send it, does not count as local',
        'server/src/observability/metrics.routes.test.ts › with a public PUBLIC_URL every request needs a token that is set',
      ],
    },
    {
      claim: 'Reading the metrics asks the store at most once a minute, and waits for it at most one second.',
      promise: 'Scraping is cheap, also while the store can’t be reached.',
      provenBy: [
        'server/src/observability/metrics.test.ts › a count is read once a minute, however many scrapes ask for it',
        'server/src/observability/metrics.test.ts › a count that is not read in time delays no scrape; the last one is given',
      ],
    },
    {
      claim:
        'If a collector is set, traces show routes, operations, outcomes and statuses, and nothing that a client sent. Without a collector no tracing code is loaded. A collector that can’t be reached or does not answer harms nothing.',
      promise: 'Traces may go to a hosted collector.',
      provenBy: [
        'server/test/http/traces.test.ts › traces › show where a request’s time went, by routes and operations',
        'server/test/http/traces.test.ts › traces › hold nothing that a client sent, and no secret',
        'server/test/http/traces.test.ts › traces › for a collector that is %s are told of once, and harm nothing',
        'server/test/http/traces.test.ts › without a collector nothing of it is even loaded',
      ],
    },
    {
      claim:
        'Repeated refusals do not fill the disk: each kind of line is limited by the minute, and the next line says how many were left out.',
      promise: 'A flood of forged callbacks is one number in the log.',
      provenBy: [
        'server/src/observability/security-log.test.ts › a thousand refusals are counted but do not fill the log',
        'server/src/observability/throttle.test.ts › lines beyond the limit of a minute are left out, and the next line counts them',
      ],
    },
    {
      claim:
        'While Redis is down, frozen or unreachable, answers are 503 with Retry-After, and no session ends. When it is back everything is as before, and a refresh that was under way loses no rotated token.',
      promise: 'Restarting Redis, or losing it for a while, loses no data.',
      provenBy: [
        'server/test/process/redis.test.ts › a Redis › that is down is 503 with Retry-After and ends no session; when it is back everything is as before',
        'server/test/process/redis.test.ts › a Redis › that goes while a refresh is under way loses no rotated token',
        'server/src/store/redis-outage.test.ts › a Redis › that is frozen makes every call fail in time; after it goes on, every call works',
        'server/src/store/redis-outage.test.ts › a Redis › whose connections no longer carry data is reached over new ones, for commands and for messages',
      ],
    },
    {
      claim:
        'While a store can be read but not written (a file that another process has locked, a disk that is full, a Redis that is full, only follows another or holds up writes), every request that only reads is served without a wait; /healthz answers within 100 ms.',
      promise: 'A backup, a full disk or a failover slows nobody who only looks.',
      provenBy: [
        'server/test/http/unwritable-store.test.ts › with %s › requests that only read are served without a wait, and the server says that it is not ready',
        'server/src/session/background-notes.test.ts › after a failed note none is begun for a while, of any session; the pause doubles up to the longest',
        'server/src/store/sqlite-store.test.ts › a file that another process has locked stops no other work of this process',
        'server/src/store/sqlite-store.test.ts › a sweep goes in batches of 25 rows at most, and lets other work run between them',
        'server/src/store/sqlite-store.test.ts › every statement finds its sessions and attempts by an index, so that none grows slower with their number',
      ],
    },
    {
      claim:
        '/readyz is 200 only while sessions can be read and written, and asks the store five times a second at most. A SQLite file that was deleted or replaced is noticed: until it is back no session is served.',
      promise: 'A balancer sends requests only where a sign-in works, and no sign-in goes to a file that is gone.',
      provenBy: [
        'server/test/http/unwritable-store.test.ts › with %s › requests that only read are served without a wait, and the server says that it is not ready',
        'server/test/http/unwritable-store.test.ts › a session file that is deleted or replaced is noticed: the server is not ready and serves no session, until it is back',
        'server/test/process/crash.test.ts › a disk that is full › refuses sign-ins with Retry-After and ends no session; with room again everything works',
        'server/src/store/store-check.test.ts › however often it is asked, the store is written once in a while',
      ],
    },
    {
      claim: 'A worker whose event loop stands still for ten seconds is killed and replaced.',
      promise: 'A worker that hangs is as good as one that crashed.',
      provenBy: [
        'server/test/process/workers.test.ts › a worker that dies › or hangs is killed, and another takes its place',
        'server/src/start/heartbeat.test.ts › a primary that has slept itself gives its workers their time again',
      ],
    },
    {
      claim:
        'If Redis refuses the connection, the start fails with the reason and without the password. If Redis can’t be reached yet, the server waits for it and is not ready.',
      promise: 'A wrong setting is reported at once; a passing outage is waited for.',
      provenBy: [
        'server/test/process/redis.test.ts › a Redis › that refuses us at the start stops it with the reason, and without the password',
        'server/test/process/redis.test.ts › a Redis › that is not there at the start is waited for, unready',
        'server/src/store/redis-access.test.ts › a Redis with access control › refuses us %s: the start stops and says so, without the password',
        'server/src/store/redis-access.test.ts › a Redis behind TLS › is refused when its authority is unknown, or its certificate has another name',
      ],
    },
  ],
}
