import type { Chapter } from './claim.ts'

export const sessionClaims: Chapter = {
  title: 'Session',
  claims: [
    {
      claim:
        'The cookie is under 1 KB, HttpOnly, SameSite=Strict and, over https, Secure with the strictest prefix; a hundred calls that only read set none.',
      promise: 'Scripts and other sites can’t read or send it.',
      provenBy: [
        'server/test/http/session.test.ts › the cookie › of %s is small and strict',
        'server/test/http/session.test.ts › the cookie › is set by nothing that only reads',
      ],
    },
    {
      claim:
        'Its name has the port over http, and SESSION_COOKIE over https: servers on one host and other programs there share no cookie with it.',
      promise: 'What else runs on the machine signs nobody out.',
      provenBy: [
        'server/test/http/neighbours.test.ts › two servers on one host, in one browser › keep their cookies apart %s',
        'server/test/http/neighbours.test.ts › whatever other programs on this host have called `session` does not matter',
        'server/test/http/neighbours.test.ts › the names are those of the table',
        'server/contract/cookies.test.ts › two servers on one host share no name, whether the ports or the settings differ',
      ],
    },
    {
      claim:
        'A page is for one account: what it asks for in the session of another is refused by every route before anything is done, streams included.',
      promise: 'No tab that is still open acts for, or into, another account.',
      provenBy: [
        'server/test/http/another-account.test.ts › what a page of one account asks for in the session of another is refused by every route, and nothing is done',
        'server/test/http/another-account.test.ts › that table names every route under /auth and /api',
        'server/test/http/another-account.test.ts › a stream, which can send no header, names its account in the address',
        'server/test/http/another-account.test.ts › an account has one mark in all its sessions, after every change of keys, and it does not tell the account',
        'server/test/http/neighbours.test.ts › a session’s cookie that a neighbour planted gives its account nothing of the open page',
      ],
    },
    {
      claim:
        'An account that the Web API did not name at the sign-in is asked for until it is known; then its other sessions find the session, and end it.',
      promise: 'A disconnect reaches every session, whatever failed when it began.',
      provenBy: [
        'server/test/http/unknown-account.test.ts › an account that Spotify did not name at the sign-in is known soon after: %s',
        'server/test/http/unknown-account.test.ts › it is found without a request of its own: a disconnect elsewhere ends it although nobody looks at it',
        'server/test/http/unknown-account.test.ts › after a restart the next request of the session goes on asking',
      ],
    },
    {
      claim:
        'A flipped byte, a truncation, an unknown key, a doubled cookie or 16 KB of it is anonymous or a clean 4xx, never a 5xx.',
      promise: 'No cookie, whatever is in it, causes a server error.',
      provenBy: [
        'server/test/http/session.test.ts › the cookie › that is damaged in any way is anonymous, never a 5xx, and harms no session',
        'server/src/session/session-cookie.test.ts › no cookie header causes a 5xx',
        'server/src/session/session-cookie.test.ts › a key list that would fail at a request is refused at the start',
      ],
    },
    {
      claim: 'Neither the store nor the server’s keys alone open a session: the cookie holds the key of its own row.',
      promise: 'A stolen database or backup contains no usable token.',
      provenBy: [
        'server/src/session/session.plugin.test.ts › neither the store nor the cookie alone opens a session',
        'server/src/session/sealed-text.test.ts › neither another key nor another row opens sealed text',
        'server/src/session/session-cookie.test.ts › the id in the store is of no use to make a cookie',
      ],
    },
    {
      claim:
        'Signing out ends the session on the server for every copy of the cookie, and a slow answer under way does not revive it. Other processes stop serving it at once on one SQLite file, one message later on one Redis, and a second later when that message is lost.',
      promise: 'Signed out is signed out.',
      provenBy: [
        'server/test/http/session.test.ts › signing out › ends it on the server, for every copy of the cookie',
        'server/test/http/session.test.ts › signing out › is not undone by a slow answer under way',
        'server/test/process/several-processes.test.ts › two processes on %s › do not serve what is signed out at the other',
        'server/src/session/opened-sessions.test.ts › a message of %s drops that session and no other',
        'server/src/session/opened-sessions.test.ts › a session that was read while any session changed is not kept: it may be from before the change',
        'server/src/session/opened-sessions.test.ts › what was kept before messages could be missed is not used after that',
        'server/src/session/opened-sessions.test.ts › a session is kept for the time given, and not longer',
        'server/src/session/opened-sessions.test.ts › the requests of one second read the store once, and the next request feels the end of the session',
      ],
    },
    {
      claim:
        'An account sees its sessions and ends any of them, one or all others, over all instances, for every copy of the cookie, whatever answer is under way. Those of another account it neither sees nor ends.',
      promise: 'A lost phone can be signed out from any other browser.',
      provenBy: [
        'server/test/http/sessions.test.ts › two browsers of one account › end each other: the cookie is worth nothing from then on, and a slow answer does not revive it',
        'server/test/http/sessions.test.ts › two browsers of one account › that is refreshing at the time stays ended',
        'server/test/http/sessions.test.ts › two browsers of one account › on two servers of one store: what one ends, the other no longer serves',
        'server/test/http/sessions.test.ts › two browsers of one account › find each other across a change of keys, and after the old key has gone',
        'server/test/http/sessions.test.ts › another account’s sessions are neither seen nor ended, and are told from no unknown ones',
        'server/test/http/sessions.test.ts › no forged id ends anything or is a mistake of ours',
        'e2e/account.spec.ts › one ends a session from another browser, which is signed out at its next step',
      ],
    },
    {
      claim:
        'Disconnecting ends every session of the account, and the tokens in them; where the authorization server supports revocation, the refresh token is revoked there too. A failed revocation does not stop the disconnect.',
      promise: 'After a disconnect nothing usable is left.',
      provenBy: [
        'server/test/http/provider.test.ts › a disconnect revokes the grant there too, down to the last refresh token',
        'server/src/account/disconnect.test.ts › disconnecting ends every session of the account, and removes the cookie',
        'server/src/account/disconnect.test.ts › a failed revocation does not stop the disconnect: the answer says so, and it is logged without a token',
        'server/src/account/disconnect.test.ts › the tokens of a refresh under way are revoked, and it revives no session',
      ],
    },
    {
      claim: 'Signing out, like every change, needs a POST with proof that it comes from our own pages.',
      promise: 'No image, form or other site can sign a person out.',
      provenBy: [
        'server/src/sign-in/sign-out.test.ts › an image, a form or another site can’t sign an account out',
        'server/test/http/origin.test.ts › what changes something › and was not asked for by our own pages is refused, and nothing is done',
      ],
    },
    {
      claim:
        'Idle and absolute ends are exact, polling the session does not extend it, and it never outlives the grant’s six months.',
      promise: 'SESSION_IDLE_TTL and SESSION_MAX_TTL mean what they say.',
      provenBy: [
        'server/test/http/session.test.ts › its life › ends after its idle time, to the second, and polling does not extend it',
        'server/test/http/session.test.ts › its life › is extended by use, and ends at its absolute end all the same',
        'server/test/http/session.test.ts › its life › is never longer than the grant’s six months',
      ],
    },
    {
      claim: 'Keys rotate without ending sessions; a restart keeps sessions and sign-ins under way.',
      promise: 'Upgrades and key changes need no announcement.',
      provenBy: [
        'server/test/process/restart.test.ts › keys rotate without ending sessions, and without a stolen old key opening new ones',
        'server/test/process/restart.test.ts › a restart keeps sessions and sign-ins under way, with keys from the data folder',
      ],
    },
    {
      claim: 'While the store can’t be read, answers are 503 with Retry-After, and no session ends.',
      promise: 'A full disk or an unreachable database loses no session.',
      provenBy: [
        'server/src/session/session.plugin.test.ts › a store that can’t be asked is 503 with a time, not a sign-out',
        'server/test/process/crash.test.ts › a disk that is full › refuses sign-ins with Retry-After and ends no session; with room again everything works',
      ],
    },
    {
      claim:
        'Signing out clears the cookie whatever the store does. If the store can’t be written, this server treats the session as ended at once, and stores that as soon as it can.',
      promise: 'A person at a shared computer is never kept signed in by a full disk.',
      provenBy: [
        'server/test/http/unwritable-store.test.ts › with %s › signing out clears the cookie, and ends the session as soon as the store takes it',
        'server/src/session/session.plugin.test.ts › signing out while the store takes no writes › clears the cookie, and a copy of it is worth nothing from then on',
        'server/src/session/session.plugin.test.ts › signing out while the store takes no writes › ends the session in the store as soon as the store takes writes',
        'server/test/process/redis.test.ts › a Redis › that is down does not keep anybody from signing out',
      ],
    },
  ],
}
