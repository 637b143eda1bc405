import type { Chapter } from './claim.ts'

export const operationClaims: Chapter = {
  title: 'Operation',
  claims: [
    {
      claim: 'Wrong settings stop the start with exit code 1 and one readable block that names all of them.',
      promise: 'A deploy fails early, and says why.',
      provenBy: [
        'server/test/process/start.test.ts › it does not start › with wrong settings, and names every one of them with what is allowed',
        'server/test/process/start.test.ts › it does not start › in production without keys, client or an address that is safe',
      ],
    },
    {
      claim:
        'At start the app walks its own routes, and refuses to run where one that may change something is unguarded, or one does not say what it takes and answers.',
      promise: 'A route that somebody forgot to guard is found by the first start, not by the first attacker.',
      provenBy: [
        'server/test/http/route-table.test.ts › the app does not start with a route that is unguarded, or does not say what it takes and answers',
        'server/src/http/route-audit.plugin.test.ts › %s keeps the app from starting, with the reason',
        'server/src/http/route-audit.plugin.test.ts › so does a route under /api that was made before the guards',
        'server/src/http/route-audit.plugin.test.ts › a handler sees no query parameter that its route does not declare',
      ],
    },
    {
      claim:
        'SIGTERM: readiness fails at once, requests under way finish, a refresh under way is stored, exit 0 within ten seconds.',
      promise: 'Stopping a deck breaks nothing that had begun.',
      provenBy: [
        'server/test/process/start.test.ts › told to stop › it finishes what is under way, serves nobody new, and ends with 0',
        'server/test/process/start.test.ts › told to stop › it stores a refresh that is under way, though nobody waits for it',
        'server/src/health/health.routes.test.ts › a server that was told to stop is not ready at once',
        'server/src/start/shutdown.test.ts › a request that hangs is cut in the end, and so is half a request',
      ],
    },
    {
      claim:
        'Two instances behind a balancer that tries nothing twice, restarted one after the other under load: no request fails.',
      promise: 'An upgrade needs no quiet hour.',
      provenBy: [
        'server/test/process/rolling-restart.test.ts › two instances on %s behind a balancer, restarted one after the other under load: no request fails',
        'server/src/health/readiness.plugin.test.ts › a probed server serves until a probe has seen the 503 and no request comes for a while',
      ],
    },
    {
      claim:
        'Behind nginx and Caddy, as configured in deploy/, sign-in, cookies, client addresses and event streams are as without them, and decks are restarted under load without a failed request.',
      promise: 'What is handed out for deployment works as it stands.',
      provenBy: [
        'server/test/process/proxies.test.ts › behind $name, as we hand it out › one signs in over https, with the strictest cookie, by an address of one’s own',
        'server/test/process/proxies.test.ts › behind $name, as we hand it out › what plays is told as it changes',
        'server/test/process/proxies.test.ts › behind $name, as we hand it out › the decks are restarted one after the other under load, and no request fails',
        'server/test/process/deployment.test.ts › compose.yaml › is enough for decks that share their sessions, with secrets as they are made',
      ],
    },
    {
      claim:
        'Workers on one port are replaced one at a time without a request that fails; one that is killed takes only its own requests with it; a crash loop ends with 1 and a sentence.',
      promise: 'New keys and new code take effect under load, and a crash is not an outage.',
      provenBy: [
        'server/test/process/workers.test.ts › replaced one at a time under load › they fail no request, and nobody is signed out',
        'server/test/process/workers.test.ts › replaced one at a time under load › they read settings from files anew, and stay as they are where those are wrong',
        'server/test/process/workers.test.ts › a worker that dies › takes with it only what it was doing, and another takes its place',
        'server/test/process/workers.test.ts › a worker that dies › again and again as it starts ends the deck with one sentence',
        'server/test/process/workers.test.ts › the process that watches over them › told to stop, lets all of them finish, and ends with 0',
        'server/test/process/workers.test.ts › the process that watches over them › killed, leaves nobody behind who keeps the port',
      ],
    },
    {
      claim: 'Limits, refreshes and metrics hold over all workers of a deck.',
      promise: 'More workers change how much is served, and nothing else.',
      provenBy: [
        'server/test/process/workers.test.ts › several workers › make one refresh of a token that they all see ended',
        'server/test/process/workers.test.ts › several workers › share what one address may begin within a minute',
        'server/test/process/workers.test.ts › what workers count is one sum whichever is asked, and does not fall when one of them goes',
      ],
    },
    {
      claim: 'kill -9 at any moment loses nothing but the requests of that moment.',
      promise: 'Power cuts and the kernel’s out-of-memory killer sign nobody out.',
      provenBy: [
        'server/test/process/crash.test.ts › killed while signing people in and refreshing, it loses nothing but the requests of that moment',
      ],
    },
    {
      claim:
        'A clock that is set, by months, ahead or back, ends nobody’s session, revives none, stretches no pause and causes no storm of refreshes; nor do instances whose clocks differ.',
      promise: 'A wrong clock is a wrong clock, and not an outage.',
      provenBy: [
        'server/test/http/clock.test.ts › a clock that is set ahead and back › by months shows nobody in meanwhile, ends nobody, and revives nobody',
        'server/test/http/clock.test.ts › a clock that is set ahead and back › stretches no pause that the token endpoint asked for',
        'server/test/http/clock.test.ts › two instances whose clocks are hours apart do not refresh against each other',
        'server/test/http/clock.test.ts › a provider whose clock is set ahead and back costs a refresh at most each time',
      ],
    },
    {
      claim:
        'A log line is one JSON line an event with the request’s id, which the answer has too; line breaks and escapes are neutralised; no query is logged.',
      promise: 'A log can’t be forged, and a person’s problem is found in it.',
      provenBy: [
        'server/src/observability/logger.test.ts › line breaks, escapes and invisible characters are logged as JSON escapes',
        'server/src/observability/logger.test.ts › each event is one line of JSON, with any content',
        'server/test/http/request-id.test.ts › every answer carries an id of its own, which the log has too, whatever id came in',
        'server/test/http/page.test.ts › at the most talkative log level › an event is one JSON line, whatever was sent, and what is answered is found in it',
      ],
    },
    {
      claim:
        'Who signs in, is refused, forges a callback, ends a session, loses a grant, acts from another site or comes too often is told in one line each: the event, the reason, the request, the address, a keyed hash of the account, and nothing else.',
      promise: 'An attack is seen in the log, and the log is worth nothing to whoever reads it.',
      provenBy: [
        'server/test/http/security-events.test.ts › it is told, once, with the request it happened in, › who signs in, signs in anew and signs out, and nothing of who asks twice',
        'server/test/http/security-events.test.ts › it is told, once, with the request it happened in, › who says no, and whom the provider refuses',
        'server/test/http/security-events.test.ts › it is told, once, with the request it happened in, › what comes back and is refused',
        'server/test/http/security-events.test.ts › it is told, once, with the request it happened in, › whose grant is refused, why, and that the session ended by it',
        'server/test/http/security-events.test.ts › it is told, once, with the request it happened in, › whose refresh brings somebody else’s tokens',
        'server/test/http/security-events.test.ts › it is told, once, with the request it happened in, › that a change was not asked for by our pages, and that somebody makes too many sign-ins',
        'server/src/observability/security-log.test.ts › an event is logged with its reason, account, request id and client address, and nothing else',
      ],
    },
    {
      claim:
        'The metrics tell of requests, sign-ins, refreshes by outcome, latency and statuses of the provider, sessions and streams; no label can be chosen from outside.',
      promise: 'A dashboard is right, and nobody can fill its memory.',
      provenBy: [
        'server/test/http/metrics.test.ts › the metrics › tell of sign-ins, refreshes, calls, sessions and requests',
        'server/test/http/metrics.test.ts › the metrics › tell of trouble by its name',
        'server/test/http/metrics.test.ts › the metrics › have no label that whoever sends something can choose',
      ],
    },
    {
      claim:
        'The metrics are for who asks on the machine itself, not through a proxy on it, and for who has the token.',
      promise: 'Metrics are not public because a proxy is in front.',
      provenBy: [
        'server/test/http/metrics.test.ts › the metrics › are refused to who comes through a proxy, and given to who has the token',
        'server/src/observability/metrics.routes.test.ts › a request with %s: %s does not count as local',
        'server/src/observability/metrics.routes.test.ts › a request over HTTP/1.0, as some proxies send it, does not count as local',
        'server/src/observability/metrics.routes.test.ts › with a public PUBLIC_URL every request needs a token that is set',
      ],
    },
    {
      claim: 'Reading the metrics asks the store once a minute at most, and waits for it a second at most.',
      promise: 'Scraping costs nothing, also while the store is gone.',
      provenBy: [
        'server/src/observability/metrics.test.ts › a count is read once a minute, however many scrapes ask for it',
        'server/src/observability/metrics.test.ts › a count that is not read in time delays no scrape; the last one is given',
      ],
    },
    {
      claim:
        'Traces, where a collector is set, show routes, operations, outcomes and statuses, and nothing that somebody sent; without one nothing of it is loaded, and one that is gone or silent harms nothing.',
      promise: 'Traces may go to whoever keeps them for you.',
      provenBy: [
        'server/test/http/traces.test.ts › traces › show where a request’s time went, by routes and operations',
        'server/test/http/traces.test.ts › traces › hold nothing that somebody sent, and no secret',
        'server/test/http/traces.test.ts › traces › for a collector that is %s are told of once, and harm nothing',
        'server/test/http/traces.test.ts › without a collector nothing of it is even loaded',
      ],
    },
    {
      claim:
        'Who is turned away over and over fills no disk: a minute has so many lines of a kind, and the next says how many were left out.',
      promise: 'A flood of forged callbacks is a number, not an outage.',
      provenBy: [
        'server/src/observability/security-log.test.ts › a thousand refusals are counted but do not fill the log',
        'server/src/observability/throttle.test.ts › lines beyond the limit of a minute are left out, and the next line counts them',
      ],
    },
    {
      claim:
        'A Redis that is gone, stands still or goes deaf is 503 with a time, and nobody is signed out; when it is back everything is as before, and a refresh that was under way loses no rotated token.',
      promise: 'Restarting Redis, or losing it for a while, is an outage and no loss.',
      provenBy: [
        'server/test/process/redis.test.ts › a Redis › that is gone is 503 with a time and signs nobody out; back, everything is as before',
        'server/test/process/redis.test.ts › a Redis › that goes while a refresh is under way loses no rotated token',
        'server/src/store/redis-outage.test.ts › a Redis › that is frozen makes every call fail in time; after it goes on, every call works',
        'server/src/store/redis-outage.test.ts › a Redis › whose connections no longer carry data is reached over new ones, for commands and for messages',
      ],
    },
    {
      claim:
        'A Redis that refuses us stops the start with the reason and without the password; one that can’t be reached yet is waited for, unready.',
      promise: 'What only you can mend is said at once; what mends itself is waited for.',
      provenBy: [
        'server/test/process/redis.test.ts › a Redis › that refuses us at the start stops it with the reason, and without the password',
        'server/test/process/redis.test.ts › a Redis › that is not there at the start is waited for, unready',
        'server/src/store/redis-access.test.ts › a Redis with access control › refuses us %s: the start stops and says so, without the password',
        'server/src/store/redis-access.test.ts › a Redis behind TLS › is refused when its authority is unknown, or its certificate has another name',
      ],
    },
  ],
}
