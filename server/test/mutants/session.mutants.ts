import type { Mutant } from './mutant.ts'

const session = 'server/test/http/session.test.ts'
const opened = 'server/src/session/opened-sessions.test.ts'
const plugin = 'server/src/session/session.plugin.test.ts'
const attributes = "{ path: '/', httpOnly: true, secure, sameSite: 'strict' }"

export const sessionMutants: readonly Mutant[] = [
  {
    guard: 'Scripts can’t read the session’s cookie.',
    file: 'server/src/session/session-cookie.ts',
    text: attributes,
    without: attributes.replace('httpOnly: true', 'httpOnly: false'),
    noticedBy: [`${session} › the cookie › of %s is small and strict`],
  },
  {
    guard: 'Other sites can’t send the session’s cookie.',
    file: 'server/src/session/session-cookie.ts',
    text: attributes,
    without: attributes.replace('strict', 'lax'),
    noticedBy: [`${session} › the cookie › of %s is small and strict`],
  },
  {
    guard: 'Over https the session’s cookie goes over https only.',
    file: 'server/src/session/session-cookie.ts',
    text: attributes,
    without: attributes.replace('secure', 'secure: false'),
    noticedBy: [`${session} › the cookie › of %s is small and strict`],
  },
  {
    guard: 'The name of the cookie has the port.',
    file: 'server/contract/cookies.ts',
    text: "name.replace('PORT', port || '80')",
    without: "name.replace('-PORT', '')",
    noticedBy: [
      'server/test/http/neighbours.test.ts › two servers on one host, in one browser › keep their cookies apart %s',
      'server/contract/cookies.test.ts › two servers on one host share no name, whether the ports or the settings differ',
    ],
  },
  {
    guard: 'A page of one account gets nothing in the session of another.',
    file: 'server/src/session/request-sessions.ts',
    text: "if (mark !== undefined && mark !== session.accountMark) throw new ProblemError('another-account')",
    noticedBy: [
      'server/test/http/another-account.test.ts › what a page of one account asks for in the session of another is refused by every route, and nothing is done',
    ],
  },
  {
    guard: 'A stream names the account of its page.',
    file: 'server/src/playback/playback.plugin.ts',
    text: '{ isUse: false, account }',
    without: '{ isUse: false }',
    noticedBy: [
      'server/test/http/another-account.test.ts › a stream, which can send no header, names its account in the address',
    ],
  },
  {
    guard: 'An account that became known is found under its own name.',
    file: 'server/src/session/identification.ts',
    text: "if (named.state === 'live') await records.reindex(named)",
    noticedBy: [
      'server/test/http/unknown-account.test.ts › an account that Spotify did not name at the sign-in is known soon after: %s',
      'server/test/http/unknown-account.test.ts › it is found without a request of its own: a disconnect elsewhere ends it although nobody looks at it',
    ],
  },
  {
    guard: 'A cookie counts only as it was spelt by this server.',
    file: 'server/src/session/session-cookie.ts',
    text: 'if (text !== app.serializeCookie(name, canonical(value))) return undefined',
    noticedBy: [`${session} › the cookie › that is damaged in any way is anonymous, never a 5xx, and harms no session`],
  },
  {
    guard: 'A doubled cookie counts as none.',
    file: 'server/src/session/session-cookie.ts',
    text: 'return others.length > 0 ? undefined : text',
    without: 'return text',
    noticedBy: [`${session} › the cookie › that is damaged in any way is anonymous, never a 5xx, and harms no session`],
  },
  {
    guard: 'Keys that would fail at a request are refused at the start.',
    file: 'server/src/session/keys.ts',
    text: ' || sessionKeys.some(({ length }) => length !== keyBytes)',
    noticedBy: [
      'server/src/session/session-cookie.test.ts › a key list that would fail at a request is refused at the start',
    ],
  },
  {
    guard: 'The store holds a hash of the cookie’s id.',
    file: 'server/src/session/session-cookie.ts',
    text: "createHash('sha256').update(id).digest('base64url')",
    without: 'id',
    noticedBy: ['server/src/session/session-cookie.test.ts › the id in the store is of no use to make a cookie'],
  },
  {
    guard: 'A sealed body opens in its own row only.',
    file: 'server/src/session/sealed-text.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code.
    text: 'Buffer.from(`scopedeck session ${formatVersion} ${id}`)',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code.
    without: 'Buffer.from(`scopedeck session ${formatVersion}`)',
    noticedBy: ['server/src/session/sealed-text.test.ts › neither another key nor another row opens sealed text'],
  },
  {
    guard: 'Signing in ends the session before.',
    file: 'server/src/session/session-records.ts',
    text: "for (const id of new Set(replaces)) await store.end(id, 'replaced')",
    noticedBy: [`${session} › the cookie › that was planted is replaced at sign-in, and worth nothing after`],
  },
  {
    guard: 'Signing out ends the session in the store.',
    file: 'server/src/session/request-sessions.ts',
    text: "for (const cookie of cookies.allOf(request)) await store.end(rowIdOf(cookie), 'signed-out')",
    noticedBy: [`${session} › signing out › ends it on the server, for every copy of the cookie`],
  },
  {
    guard: 'A message that a session has ended drops it from memory.',
    file: 'server/src/session/opened-sessions.ts',
    text: '[sessionEnded, sessionChanged].map',
    without: '[sessionChanged].map',
    noticedBy: [`${opened} › a message of %s drops that session and no other`],
  },
  {
    guard: 'A session that was read while one changed is not kept.',
    file: 'server/src/session/opened-sessions.ts',
    text: ' && changes === changesBefore',
    noticedBy: [
      `${opened} › a session that was read while any session changed is not kept: it may be from before the change`,
    ],
  },
  {
    guard: 'What was kept before a message could be missed is not used.',
    file: 'server/src/session/opened-sessions.ts',
    text: ' && entry.connection === connection',
    noticedBy: [`${opened} › what was kept before messages could be missed is not used after that`],
  },
  {
    guard: 'An opened session is kept for a second and not longer.',
    file: 'server/src/session/opened-sessions.ts',
    text: ' && isYoung(entry) ? entry.opened',
    without: ' ? entry.opened',
    noticedBy: [`${opened} › a session is kept for the time given, and not longer`],
  },
  {
    guard: 'Opened sessions are limited: the oldest makes room.',
    file: 'server/src/session/opened-sessions.ts',
    text: ' && entries.size <= most',
    noticedBy: [
      `${opened} › the oldest session makes room, and a cookie that was sealed anew takes the place of the old one`,
    ],
  },
  {
    guard: 'A session ends when it was not used for its idle time.',
    file: 'server/src/session/session-records.ts',
    text: 'Math.min(endsAt, lastSeenAt + idleTtlMs)',
    without: 'endsAt',
    noticedBy: [`${session} › its life › ends after its idle time, to the second, and polling does not extend it`],
  },
  {
    guard: 'A session has an absolute end.',
    file: 'server/src/session/session-records.ts',
    text: 'Math.min(endsAt, lastSeenAt + idleTtlMs)',
    without: 'lastSeenAt + idleTtlMs',
    noticedBy: [`${session} › its life › is extended by use, and ends at its absolute end all the same`],
  },
  {
    guard: 'A session never outlives its grant.',
    file: 'server/src/session/session.ts',
    text: 'Math.min(createdAt + maxTtlMs, grantEndsAt(createdAt))',
    without: 'createdAt + maxTtlMs',
    noticedBy: [`${session} › its life › is never longer than the grant’s six months`],
  },
  {
    guard: 'Asking for the session is no use of it.',
    file: 'server/src/account/account.routes.ts',
    text: 'await app.sessions.find(request)',
    without: 'await app.sessions.signedIn(request).then((found) => found.session, () => undefined)',
    noticedBy: [`${session} › its life › ends after its idle time, to the second, and polling does not extend it`],
  },
  {
    guard: 'A sign-out that can’t be stored now is remembered.',
    file: 'server/src/store/lasting-sign-outs.ts',
    text: 'remember(id, error)',
    without: 'throw error',
    noticedBy: [
      `${plugin} › signing out while the store takes no writes › clears the cookie, and a copy of it is worth nothing from then on`,
    ],
  },
  {
    guard: 'A session whose sign-out could not be stored yet is treated as ended.',
    file: 'server/src/store/lasting-sign-outs.ts',
    text: 'asStored(await sessions.read(id))',
    without: 'await sessions.read(id)',
    noticedBy: [
      `${plugin} › signing out while the store takes no writes › clears the cookie, and a copy of it is worth nothing from then on`,
    ],
  },
]
