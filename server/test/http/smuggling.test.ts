import { describe, expect } from 'vitest'
import type { Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'
import { statusesIn, tell } from '../harness/wire.ts'

const host = 'Host: 127.0.0.1:8888\r\n'
const own = 'X-CSRF: 1\r\n'

/** What an attacker wants to have done in another’s name. */
const signOut = (victim: Browser) =>
  `POST /auth/sign-out HTTP/1.1\r\n${host}${own}Cookie: ${victim.sessionCookie}\r\n\r\n`
/** What it travels in: it changes nothing by itself, and takes a body. */
const carrier = (headers: string, body: string, version = '1.1') =>
  `POST /auth/sign-out HTTP/${version}\r\n${host}${own}${headers}\r\n${body}`

const chunked = 'Transfer-Encoding: chunked\r\n'
const lastChunk = '0\r\n\r\n'

describe('a message whose end two servers could see in two places', () => {
  const disputed: [string, (hidden: string) => string][] = [
    ['a length and chunks', (hidden) => carrier(`Content-Length: 5\r\n${chunked}`, lastChunk + hidden)],
    ['chunks and a length', (hidden) => carrier(`${chunked}Content-Length: 5\r\n`, lastChunk + hidden)],
    ['two lengths', (hidden) => carrier(`Content-Length: 0\r\nContent-Length: ${hidden.length}\r\n`, hidden)],
    ['the same length twice', (hidden) => carrier('Content-Length: 1\r\nContent-Length: 1\r\n', `x${hidden}`)],
    ['a list of lengths', (hidden) => carrier('Content-Length: 1, 1\r\n', `x${hidden}`)],
    ['a signed length', (hidden) => carrier('Content-Length: +1\r\n', `x${hidden}`)],
    ['a negative length', (hidden) => carrier('Content-Length: -1\r\n', hidden)],
    ['a hexadecimal length', (hidden) => carrier('Content-Length: 0x1\r\n', `x${hidden}`)],
    ['a length with a blank in it', (hidden) => carrier('Content-Length: 1 0\r\n', `x${hidden}`)],
    ['a length beyond all numbers', (hidden) => carrier(`Content-Length: ${'9'.repeat(30)}\r\n`, hidden)],
    ['an empty length', (hidden) => carrier('Content-Length:\r\n', hidden)],
    ['a length before a bare CR', (hidden) => carrier('Content-Length: 0\rX: a\r\n', hidden)],
    ['a length behind a bare LF', (hidden) => carrier(`X: a\nContent-Length: ${hidden.length}\r\n`, hidden)],
    ['a folded length', (hidden) => carrier('Content-Length:\r\n 1\r\n', `x${hidden}`)],
    ['a blank before the colon', (hidden) => carrier(`Content-Length : ${hidden.length}\r\n`, hidden)],
    ['chunks, a blank before the colon', (hidden) => carrier('Transfer-Encoding : chunked\r\n', lastChunk + hidden)],
    ['an unknown coding', (hidden) => carrier('Transfer-Encoding: xchunked\r\n', lastChunk + hidden)],
    ['chunks that are not the last coding', (hidden) => carrier('Transfer-Encoding: chunked, identity\r\n', hidden)],
    ['no coding, said so', (hidden) => carrier('Transfer-Encoding: identity\r\n', hidden)],
    ['two codings', (hidden) => carrier(`${chunked}Transfer-Encoding: identity\r\n`, lastChunk + hidden)],
    ['chunks twice', (hidden) => carrier(chunked + chunked, lastChunk + hidden)],
    ['a folded coding', (hidden) => carrier('Transfer-Encoding:\r\n chunked\r\n', lastChunk + hidden)],
    ['a coding behind a vertical tab', (hidden) => carrier('Transfer-Encoding: \vchunked\r\n', lastChunk + hidden)],
    ['a coding before a NUL', (hidden) => carrier('Transfer-Encoding: chunked\0\r\n', lastChunk + hidden)],
    ['a coding in quotes', (hidden) => carrier('Transfer-Encoding: "chunked"\r\n', lastChunk + hidden)],
    ['a coding with a parameter', (hidden) => carrier('Transfer-Encoding: chunked;a=b\r\n', lastChunk + hidden)],
    ['an empty coding', (hidden) => carrier('Transfer-Encoding:\r\n', lastChunk + hidden)],
    ['chunks in HTTP/1.0', (hidden) => carrier(chunked, lastChunk + hidden, '1.0')],
    ['a chunk that is longer than it says', (hidden) => carrier(chunked, `1\r\nxx\r\n${lastChunk}${hidden}`)],
    ['a chunk without its end', (hidden) => carrier(chunked, `1\r\nx${lastChunk}${hidden}`)],
    ['a chunk of negative size', (hidden) => carrier(chunked, `-1\r\nx\r\n${lastChunk}${hidden}`)],
    ['a chunk whose size is 0x1', (hidden) => carrier(chunked, `0x1\r\nx\r\n${lastChunk}${hidden}`)],
    ['a chunk whose size overflows', (hidden) => carrier(chunked, `${'f'.repeat(17)}1\r\nx\r\n${lastChunk}${hidden}`)],
    ['a chunk size before a blank', (hidden) => carrier(chunked, `1 \r\nx\r\n${lastChunk}${hidden}`)],
    ['an extension ended by a bare LF', (hidden) => carrier(chunked, `1;a\nx\r\n${lastChunk}${hidden}`)],
    [
      'an extension with a line break in quotes',
      (hidden) => carrier(chunked, `1;a="\r\n"\r\nx\r\n${lastChunk}${hidden}`),
    ],
    ['an extension of 20 KB', (hidden) => carrier(chunked, `1;a=${'b'.repeat(20_000)}\r\nx\r\n${lastChunk}${hidden}`)],
    ['lines that end in LF alone', (hidden) => carrier(chunked, `1\nx\n0\n\n${hidden}`)],
    ['a length in the trailer', (hidden) => carrier(chunked, `0\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`)],
    ['a broken header', (hidden) => carrier('X: \0\r\n', hidden)],
    ['a header without a name', (hidden) => carrier(': a\r\n', hidden)],
    ['a line without a colon', (hidden) => carrier('GET / HTTP/1.1\r\n', hidden)],
  ]

  test.for(disputed)('%s: refused, and the hidden request is not read', async ([, message], { startApp }) => {
    const app = await startApp()
    const victim = await app.signIn()
    const [first = 0, ...rest] = statusesIn(await tell(app, message(signOut(victim))))
    expect(first === 204 || (first >= 400 && first < 500)).toBe(true)
    expect(first === 204 ? rest : [first, ...rest]).toEqual([
      expect.toSatisfy((status) => status >= 400 && status < 500),
    ])
    expect(await victim.session()).toMatchObject({ authenticated: true })
    expect((await app.browser().get('/healthz')).status).toBe(200)
  })
})

describe('a request within the body of another', () => {
  const inLength = (hidden: string) => `Content-Length: ${hidden.length}\r\n\r\n${hidden}`
  const bodies: [string, (hidden: string) => string][] = [
    ['of a counted one', (hidden) => carrier(`Content-Length: ${hidden.length}\r\n`, hidden)],
    ['of a chunked one', (hidden) => carrier(chunked, `${hidden.length.toString(16)}\r\n${hidden}\r\n${lastChunk}`)],
    ['of a GET', (hidden) => `GET /api/session HTTP/1.1\r\n${host}${inLength(hidden)}`],
    ['of a sign-in', (hidden) => `GET /auth/sign-in HTTP/1.1\r\n${host}${inLength(hidden)}`],
    ['of one that proves nothing', (hidden) => `POST /auth/sign-out HTTP/1.1\r\n${host}${inLength(hidden)}`],
    ['of one for nobody', (hidden) => `POST /api/nothing HTTP/1.1\r\n${host}${own}${inLength(hidden)}`],
    ['of another method', (hidden) => `PUT /auth/callback HTTP/1.1\r\n${host}${own}${inLength(hidden)}`],
    [
      'of a call without a session',
      (hidden) => `POST /api/spotify/v1/me/playlists HTTP/1.1\r\n${host}${own}${inLength(hidden)}`,
    ],
    [
      'of one that waits for leave',
      (hidden) => carrier(`Expect: 100-continue\r\nContent-Length: ${hidden.length}\r\n`, hidden),
    ],
    [
      'of one that expects the unheard-of',
      (hidden) => carrier(`Expect: 200-maybe\r\nContent-Length: ${hidden.length}\r\n`, hidden),
    ],
    ['of one for another host', (hidden) => `POST /api/x HTTP/1.1\r\nHost: evil.example\r\n${own}${inLength(hidden)}`],
  ]

  test.for(bodies)('%s is a body', async ([, message], { startApp }) => {
    const app = await startApp()
    const victim = await app.signIn()
    const answer = await tell(app, message(signOut(victim)))
    expect(statusesIn(answer)).toEqual([expect.toSatisfy((status) => status < 500)])
    expect(await victim.session()).toMatchObject({ authenticated: true })
  })
})

test('one request after the other is two, each with its answer', async ({ startApp }) => {
  const app = await startApp()
  const leaving = await app.signIn()
  expect(statusesIn(await tell(app, carrier('Content-Length: 0\r\n', signOut(leaving))))).toEqual([204, 204])
  expect(await leaving.session()).toEqual({ authenticated: false })
})

test('a transfer coding other than chunked is refused, whatever it is combined with', async ({ startApp }) => {
  const app = await startApp()
  const codings = [
    'gzip, chunked',
    'deflate, chunked',
    'identity, chunked',
    'chunked, chunked',
    'compress',
    'trailers, chunked',
  ]
  for (const coding of codings)
    expect([coding, statusesIn(await tell(app, carrier(`Transfer-Encoding: ${coding}\r\n`, lastChunk)))]).toEqual([
      coding,
      [400],
    ])
  expect(statusesIn(await tell(app, carrier(chunked, lastChunk, '1.0')))).toEqual([400])
  for (const coding of ['chunked', 'Chunked', ' CHUNKED '])
    expect(statusesIn(await tell(app, carrier(`Transfer-Encoding:${coding}\r\n`, lastChunk)))).toEqual([204])
})
