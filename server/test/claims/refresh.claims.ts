import type { Chapter } from './claim.ts'

export const refreshClaims: Chapter = {
  title: 'Refresh',
  claims: [
    {
      claim:
        'A hundred calls at once with an expired token, rotation and reuse detection on, make one refresh; all are served and the grant lives.',
      promise: 'A provider may rotate refresh tokens and punish reuse; a busy page loses no grant.',
      provenBy: [
        'server/test/http/refresh.test.ts › 100 calls at once with an expired token, rotation and reuse detection on › make one refresh, and all are served, when the token has expired by the clock',
        'server/test/http/refresh.test.ts › 100 calls at once with an expired token, rotation and reuse detection on › and where only Spotify knows',
      ],
    },
    {
      claim:
        'The same over two processes on one SQLite file or one Redis, even if a process dies in the middle or the provider is slow.',
      promise: 'More processes need no sticky sessions.',
      provenBy: [
        'server/test/process/several-processes.test.ts › two processes on %s › make one refresh of 100 calls at once with an expired token, rotation and reuse detection on',
        'server/test/process/several-processes.test.ts › two processes on %s › take over a refresh from the one that is killed in the middle of it',
        'server/test/process/several-processes.test.ts › two processes on %s › wait for one another longer than a lease lasts, while the token endpoint takes its time',
        'server/src/store/exclusive-update.suite.ts › a slow holder keeps the lease',
        'server/src/store/exclusive-update.suite.ts › the lease of a dead process expires, and another process acquires it',
        'server/src/store/exclusive-update.suite.ts › a process that slept until another one acquired the lease can’t overwrite what that one stored, asleep or awake',
      ],
    },
    {
      claim:
        'An outage of the store, of any length, at any step of a refresh, with any number of processes, makes nobody send a refresh token a second time, and loses none that a living process has received.',
      promise: 'A store may be away for as long as it takes; when it is back, everybody goes on.',
      provenBy: [
        'server/src/session/refresh-outages.test.ts › several processes on %s › present no refresh token twice and lose none, whenever an outage begins and however long it lasts',
        'server/src/session/refresh-outages.test.ts › several processes on %s › nor in outages, deaths and sleep at random',
        'server/src/store/leases.suite.ts › a claim takes a free lease, and its own; of another’s it tells, even of an expired one',
        'server/src/store/leases.suite.ts › a claim takes a lease from a dead holder, unless that was renewed, released or taken since it was seen',
        'server/src/store/exclusive-update.suite.ts › a lease whose end is over is held as long as its holder renews it, or the store takes no writes',
        'server/src/store/exclusive-update.suite.ts › a body that was read before another one replaced it is not written, even by who has the lease',
      ],
    },
    {
      claim:
        'A process that is killed in the middle of a refresh blocks that session for six seconds at most, counted from its next request. One that is paused and not killed, or that alone can’t reach the store, for longer than a lease (5 s) while others run on, is taken for dead: if it had sent the refresh token, that is sent again. This costs nothing where refresh tokens stay (as at Spotify), and at most that one session’s consent where a repetition counts as theft. When all processes pause together nothing happens.',
      promise:
        'Freezing one of several servers for seconds is the one thing to avoid with a provider that punishes repetitions.',
      provenBy: [
        'server/src/session/refresh-outages.test.ts › several processes on %s › nor when all of them sleep together, and one wakes a little later',
        'server/src/session/refresh-outages.test.ts › several processes on %s › lose nothing to one that alone sleeps longer than its lease, where refresh tokens stay; else its grant at most',
        'server/test/process/several-processes.test.ts › two processes on %s › take over a refresh from the one that is killed in the middle of it',
      ],
    },
    {
      claim: 'A request that comes late with the old token uses the new one, without another refresh.',
      promise: 'Slow tabs and retries work.',
      provenBy: [
        'server/src/session/concurrent-refresh.test.ts › a late request with the old token gets the new one without another refresh',
        'server/src/session/concurrent-refresh.test.ts › a token that the Web API rejected is refreshed once, however many requests report it',
      ],
    },
    {
      claim:
        'While the old token lives, a slow, failing or refusing token endpoint affects no call. When it has expired: 503 with Retry-After, the session stays, and the next call after the recovery works.',
      promise: 'An outage of the provider signs no one out.',
      provenBy: [
        'server/test/http/refresh.test.ts › a token endpoint in trouble › that %s affects no call while the old token lives, and is 503 after; no session ends',
        'server/test/http/refresh.test.ts › a token endpoint in trouble › that takes its time is not waited for while the old token lives',
        'server/src/session/refresh-failure.test.ts › refused while the old token works: no second call, and the session ends with that token',
      ],
    },
    {
      claim:
        'If the provider no longer knows the client, calls are 503 and the operator gets one error line; no session ends.',
      promise: 'A wrong secret is corrected by a restart.',
      provenBy: [
        'server/test/http/refresh.test.ts › a token endpoint in trouble › that does not know this client is logged once as an error',
      ],
    },
    {
      claim: 'A refused grant ends the session once, and the next fifty calls make no token call.',
      promise: 'A revoked grant causes no burst of calls.',
      provenBy: [
        'server/test/http/refresh.test.ts › a grant that was revoked elsewhere ends the session once',
        'server/test/http/refresh.test.ts › by the clock › six months later consent is asked for once, and the next 50 calls make no token call',
        'server/src/session/refresh-failure.test.ts › refused while the old token works: no second call, and the session ends with that token',
      ],
    },
    {
      claim:
        'Where the answer has no new refresh token the old one stays; a new one is stored before anybody uses what came with it; another account’s is refused.',
      promise: 'A crash at any line loses no rotated token that was already used.',
      provenBy: [
        'server/src/session/refresh.test.ts › without a refresh token in the answer the old one stays; a new one replaces it',
        'server/src/session/refresh.test.ts › a new token set is stored before any request uses it',
        'server/test/http/refresh.test.ts › a refresh brings nothing of another account into a session',
      ],
    },
    {
      claim:
        'A token answer is read as other servers write it: any 2xx, `token_type` in any case or left out, `expires_in` as text, scopes with commas or as a list, any charset; and a refusal is one with any status.',
      promise: 'Another authorization server can stand in for Spotify’s.',
      provenBy: [
        'server/src/http/token-refusals.test.ts › %d %s, %j: the same however it is written',
        'server/src/http/token-refusals.test.ts › a token answer with %s is understood, however it is written',
      ],
    },
    {
      claim: 'A session may ask for 20 refreshes a minute; what is beyond is 429 with Retry-After, and no token call.',
      promise: 'One session can’t use up the token endpoint’s rate limit of this client.',
      provenBy: [
        'server/src/account/account.test.ts › a session that asks for refreshes again and again gets 429 with a time, and no other does',
      ],
    },
    {
      claim: 'Signing out during a refresh wins.',
      promise: 'Signing out is final, also during a refresh.',
      provenBy: ['server/test/http/refresh.test.ts › sign-out in the middle of a refresh wins'],
    },
    {
      claim: 'Tokens that live a second, or five, are refreshed when due and not in a loop.',
      promise: 'A provider with short lifetimes gets no needless calls.',
      provenBy: [
        'server/test/http/refresh.test.ts › by the clock › tokens that live a second are refreshed when due, and not in a loop',
      ],
    },
  ],
}
