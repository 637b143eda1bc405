import type { Mutant } from './mutant.ts'

const live = 'server/test/http/live-playback.test.ts'

export const liveMutants: readonly Mutant[] = [
  {
    guard: 'One of several servers polls for an account.',
    file: 'server/src/playback/leader-election.ts',
    text: 'const isOurs = await leases.acquire(name, holder, leaseMs)',
    without: 'const isOurs = true',
    noticedBy: [`${live} › ten tabs › cost one over two servers too, that share a store: %s`],
  },
  {
    guard: 'A poller is kept for a while, so that a reload polls nothing.',
    file: 'server/src/playback/shared-poller.ts',
    text: 'setTimeout(() => void close(), lingerMs)',
    without: 'setTimeout(() => void close(), 0)',
    noticedBy: [`${live} › a client that reconnects › after a reload causes no further poll`],
  },
  {
    guard: 'A stream is looked at when a session ends anywhere.',
    file: 'server/src/playback/stream-registry.ts',
    text: 'pubSub.subscribe(sessionEnded, checkSession)',
    without: 'pubSub.subscribe(sessionEnded, () => {})',
    noticedBy: [`${live} › a stream ends › at once when its session is signed out at another deck: %s`],
  },
  {
    guard: 'Listening is no use of a session.',
    file: 'server/src/playback/session-stream.ts',
    text: '{ isUse: false }',
    without: '{}',
    noticedBy: [`${live} › a stream ends › when nobody used the session for so long: %s`],
  },
  {
    guard: 'A stream ends when consent is needed again.',
    file: 'server/src/playback/session-stream.ts',
    text: 'if (!isFinal) return false',
    without: 'return false',
    noticedBy: [`${live} › a stream ends › when the grant was revoked, and says that consent is needed again`],
  },
  {
    guard: 'A client that reconnects gets no event twice.',
    file: 'server/src/playback/session-stream.ts',
    text: 'if (isKnown) return',
    noticedBy: [`${live} › a client that reconnects › receives nothing twice, and at once what is new`],
  },
  {
    guard: 'A grant without the scope for playback gets no stream.',
    file: 'server/src/playback/playback.plugin.ts',
    text: '  checkScopes({ id, operation: operation(id), query: new URLSearchParams() }, { scopes, withheldScopes })\n',
    noticedBy: [`${live} › a grant › without the scope for playback gets no stream, and learns which scope is missing`],
  },
  {
    guard: 'A server that listens asks for the lease of the poller again and again.',
    file: 'server/src/playback/leader-election.ts',
    text: 'timer = setInterval(askNow, leaseMs / 3)',
    noticedBy: [`${live} › when the server that reads is cut off, the other reads on`],
  },
  {
    guard: 'A pause that Spotify asked for is kept.',
    file: 'server/src/playback/poller.ts',
    text: 'return Math.max(pauseMs, this.#paceMs())',
    without: 'return this.#paceMs()',
    noticedBy: ['server/src/playback/poller.test.ts › a pause that Spotify asked for is kept, even after a command'],
  },
  {
    guard: 'After each failure the next poll comes later.',
    file: 'server/src/playback/poller.ts',
    text: 'this.#failures = pauseCodes.has(code) ? 0 : this.#failures + 1',
    without: 'this.#failures = pauseCodes.has(code) ? 0 : 1',
    noticedBy: [
      'server/src/playback/poller.test.ts › after failures the polls come after 5, 10, 20, 40, then 60 s; after a success at the usual pace',
    ],
  },
  {
    guard: 'A newer event takes the place of one that waits.',
    file: 'server/src/playback/event-stream.ts',
    text: "this.#waiting.set(places[name] ?? 'sample',",
    without: 'this.#waiting.set(String(Math.random()) as never,',
    noticedBy: [
      'server/src/playback/event-stream.test.ts › a newer event takes the place of one that waits: however many are sent, at most two wait',
    ],
  },
  {
    guard: 'A session has so many streams, and no more.',
    file: 'server/src/playback/stream-registry.ts',
    text: 'if (ofSession(sessionId).length >= perSession)',
    without: 'if (false)',
    noticedBy: [
      `${live} › streams are counted › by session, and too many are refused by name; one that is closed makes room`,
    ],
  },
  {
    guard: 'A server has so many streams, and no more.',
    file: 'server/src/playback/stream-registry.ts',
    text: 'if (streams.size >= inAll)',
    without: 'if (false)',
    noticedBy: [`${live} › streams are counted › in all, and beyond what the server can hold is 503`],
  },
  {
    guard: 'A server that stops ends its streams.',
    file: 'server/src/playback/playback.plugin.ts',
    text: '      streams.drain()\n',
    noticedBy: [`${live} › a stream ends › with the server, which says when to come back`],
  },
]
