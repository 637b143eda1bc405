import type { Mutant } from './mutant.ts'

const plugin = 'server/src/session/session.plugin.test.ts'

/** What is done with all sessions of an account, and across changes of keys and failures of the store. */
export const accountMutants: readonly Mutant[] = [
  {
    guard: 'No account ends a session of another.',
    file: 'server/src/session/account-sessions.ts',
    text: ' || !hashesOf(session).includes(row.account)',
    noticedBy: [
      'server/test/http/sessions.test.ts › another account’s sessions are neither seen nor ended, and are told from no unknown ones',
    ],
  },
  {
    guard: 'A session moves under the newest key, so that its account finds it when the older key is gone.',
    file: 'server/src/session/request-sessions.ts',
    text: 'if (records.isReindexDue(lookup))',
    without: 'if (false)',
    noticedBy: [
      'server/test/http/sessions.test.ts › two browsers of one account › find each other across a change of keys, and after the old key has gone',
    ],
  },
  {
    guard: 'A cookie of an older key is sealed anew.',
    file: 'server/src/session/session-cookie.ts',
    text: 'if (opened?.isOfOlderKey) request.sessionCookieToSeal = opened.cookie',
    noticedBy: [
      'server/test/process/restart.test.ts › keys rotate without ending sessions, and without a stolen old key opening new ones',
    ],
  },
  {
    guard: 'A store that can’t be asked is told with a time, and is no sign-out.',
    file: 'server/src/store/store.ts',
    text: 'members: { retryAfter: 2 }, ',
    noticedBy: [`${plugin} › a store that can’t be asked is 503 with a time, not a sign-out`],
  },
  {
    guard: 'Disconnecting ends the other sessions of the account.',
    file: 'server/src/session/account-sessions.ts',
    text: "await endOthers(session, 'disconnected')",
    noticedBy: [
      'server/src/account/disconnect.test.ts › disconnecting ends every session of the account, and removes the cookie',
    ],
  },
  {
    guard: 'Disconnecting revokes the grant where the provider can do that.',
    file: 'server/src/account/disconnect.routes.ts',
    text: 'await revokeTokenSet(client, tokenSet)',
    noticedBy: [
      'server/test/http/provider.test.ts › a disconnect revokes the grant there too, down to the last refresh token',
    ],
  },
  {
    guard: 'Disconnecting revokes the tokens that a refresh under way brings.',
    file: 'server/src/session/account-sessions.ts',
    text: 'tokenSet = openBody(row, reference.key)?.tokenSet ?? tokenSet',
    noticedBy: [
      'server/src/account/disconnect.test.ts › the tokens of a refresh under way are revoked, and it revives no session',
    ],
  },
]
