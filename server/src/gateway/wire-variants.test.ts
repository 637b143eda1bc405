import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type OperationId, operation } from '../../contract/operations.ts'
import type { ProblemCode } from '../../contract/problems.ts'
import { scopes } from '../../contract/scopes.ts'
import { createAnswerReading } from './answer.ts'
import type { UpstreamAnswer } from './answer-reader.ts'
import { decodeContent, isEncoded } from './content-encoding.ts'
import { readRefusal, refusalProblem } from './refusal.ts'

/** What Spotify says, and what the person hears. Messages as they were seen in public; a pattern says what the detail has. */
const refusals: readonly [id: OperationId, status: number, message: string, code: ProblemCode, detail: RegExp][] = [
  ['get-track', 400, 'Only valid bearer authentication supported', 'upstream-invalid', /still signed in/],
  ['get-track', 400, 'invalid id', 'invalid-request', /invalid id/],
  ['get-track', 400, 'Invalid base62 id', 'invalid-request', /Invalid base62 id/],
  ['search', 400, 'No search query', 'invalid-request', /No search query/],
  ['search', 400, 'Missing parameter type', 'invalid-request', /Missing parameter type/],
  ['search', 400, 'Bad search type field song', 'invalid-request', /field song/],
  ['search', 400, 'Invalid limit', 'invalid-request', /Invalid limit/],
  ['add-items-to-playlist', 400, 'Invalid track uri: spotify:track:s', 'invalid-request', /spotify:track:s/],
  ['add-items-to-playlist', 400, 'Payload contains a non-existing ID', 'invalid-request', /one of the ids/],
  ['add-items-to-playlist', 400, 'Error parsing JSON.', 'invalid-request', /Error parsing JSON/],
  ['add-items-to-playlist', 400, 'You can add a maximum of 100 tracks per request.', 'invalid-request', /100/],
  ['remove-items-playlist', 400, 'Missing or bad version tag', 'invalid-request', /has changed since/],
  [
    'remove-items-playlist',
    400,
    'Could not remove tracks, please check parameters.',
    'invalid-request',
    /not in the playlist/,
  ],
  ['start-a-users-playback', 400, 'Invalid context uri', 'invalid-request', /as a context/],
  ['start-a-users-playback', 400, 'Non supported context uri: spotify:track:1', 'invalid-request', /as a context/],
  ['start-a-users-playback', 400, 'Malformed json', 'invalid-request', /Malformed json/],
  ['get-track', 401, 'No token provided', 'upstream-invalid', /still signed in/],
  ['get-track', 401, 'Invalid access token', 'upstream-invalid', /still signed in/],
  ['get-track', 401, 'The access token expired', 'upstream-invalid', /still signed in/],
  ['get-track', 401, 'Missing/invalid/expired access token', 'upstream-invalid', /still signed in/],
  ['get-track', 401, 'Valid user authentication required', 'upstream-invalid', /still signed in/],
  ['get-users-top-artists', 401, 'Permissions missing', 'insufficient-scope', /Permissions missing/],
  ['start-a-users-playback', 401, 'Invalid token scopes.', 'insufficient-scope', /Invalid token scopes/],
  ['get-users-top-artists', 403, 'Insufficient client scope', 'insufficient-scope', /Insufficient client/],
  ['get-playlists-tracks', 403, 'Forbidden', 'operation-removed', /development mode since February 2026/],
  ['get-playlists-items', 403, 'Forbidden', 'not-owner', /owner and its collaborators/],
  ['get-track', 403, 'Forbidden.', 'forbidden', /Forbidden/],
  [
    'create-playlist-for-user',
    403,
    'You cannot create a playlist for another user.',
    'not-owner',
    /account that is signed in/,
  ],
  [
    'get-track',
    403,
    'Active premium subscription required for the owner of the app. When the subscription status changes, it can take a few hours before requests are allowed again.',
    'premium-required',
    /owner of the client id/,
  ],
  [
    'get-track',
    403,
    'Check settings on developer.spotify.com/dashboard, the user may not be registered.',
    'not-allowlisted',
    /developer\.spotify\.com/,
  ],
  ['get-track', 403, 'User not registered in the Developer Dashboard', 'not-allowlisted', /Dashboard/],
  [
    'pause-a-users-playback',
    403,
    'Player command failed: Premium required',
    'premium-required',
    /account has no Premium/,
  ],
  ['pause-a-users-playback', 403, 'Player command failed: Restriction violated', 'playback-restricted', /violated/],
  ['get-track', 404, 'Resource not found', 'not-found', /nothing with this id\. It says: Resource not found/],
  ['get-track', 404, 'non existing id', 'not-found', /nothing with this id/],
  ['get-a-category', 404, 'Specified id doesn’t exist', 'not-found', /nothing with this id/],
  ['get-audio-analysis', 404, 'analysis not found', 'not-found', /analysis not found/],
  ['get-playlist', 404, 'Resource not found', 'not-found', /no playlist by this id/],
  [
    'pause-a-users-playback',
    404,
    'Player command failed: No active device found',
    'no-active-device',
    /No active device/,
  ],
  ['start-a-users-playback', 404, 'Device not found', 'device-not-found', /Device not found/],
  ['get-track', 405, 'Method Not Allowed', 'operation-removed', /405: it does not offer/],
  ['get-track', 408, 'Request Timeout', 'upstream-timeout', /answered 408/],
  ['get-track', 410, 'Gone', 'operation-removed', /410: it does not offer/],
  ['get-track', 413, 'Payload Too Large', 'too-large', /Too Large/],
  ['get-track', 429, 'API rate limit exceeded', 'rate-limited', /limit exceeded/],
  ['get-track', 429, 'Too many requests', 'rate-limited', /Too many requests/],
  ['get-track', 429, 'Quota exceeded', 'quota-exceeded', /Quota exceeded/],
  ['get-track', 451, 'Unavailable For Legal Reasons', 'forbidden', /Legal/],
  ['get-track', 500, 'java.lang.NullPointerException at Foo', 'upstream-unavailable', /^Spotify answered 500\.$/],
  ['get-track', 502, 'Bad gateway.', 'upstream-unavailable', /^Spotify answered 502\.$/],
  ['get-track', 503, 'Service unavailable', 'upstream-unavailable', /^Spotify answered 503\.$/],
  ['get-track', 529, 'Overloaded', 'upstream-unavailable', /^Spotify answered 529\.$/],
]

interface Sent {
  headers?: Record<string, string>
  body: Buffer
}

const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
const sent =
  (write: (error: { status: number; message: string }) => unknown, type?: string) =>
  (error: { status: number; message: string }): Sent => ({
    body: Buffer.from(text(write(error))),
    ...(type !== undefined && { headers: { 'content-type': type } }),
  })
const compressed =
  (encoding: string, compress: (bytes: Buffer) => Buffer) => (error: { status: number; message: string }) => ({
    body: compress(Buffer.from(JSON.stringify({ error }))),
    headers: { 'content-type': 'application/json', 'content-encoding': encoding },
  })

/** The ways in which Spotify, and what stands before it, writes the same refusal. */
const forms: Record<string, (error: { status: number; message: string }) => Sent> = {
  'Spotify’s object': sent((error) => ({ error }), 'application/json'),
  'with a charset': sent((error) => ({ error }), 'application/json; charset=utf-8'),
  'with a type in capitals': sent((error) => ({ error }), 'APPLICATION/JSON;Charset="UTF-8"'),
  'with a charset that is none': sent((error) => ({ error }), 'application/json; charset=binary'),
  'with the type of text': sent((error) => ({ error }), 'text/plain'),
  'without a type': sent((error) => ({ error })),
  'with white space around': sent((error) => `\r\n ${JSON.stringify({ error })}\n`, 'application/json'),
  'with a byte order mark': sent((error) => `\ufeff${JSON.stringify({ error })}`, 'application/json'),
  'the accounts service’s object': sent(
    ({ message }) => ({ error: 'oops', error_description: message }),
    'application/json',
  ),
  'a bare error': sent(({ message }) => ({ error: message }), 'application/json'),
  'a gateway’s object': sent(({ message }) => ({ message, code: 7 }), 'application/json'),
  'a list of errors': sent(({ message }) => ({ errors: [{ message }] }), 'application/json'),
  'a problem document': sent(
    ({ message, status }) => ({ type: 'about:blank', title: 'Oops', status, detail: message }),
    'application/problem+json',
  ),
  'a JSON string': sent(({ message }) => JSON.stringify(message), 'application/json'),
  'plain text': sent(({ message }) => message, 'text/plain; charset=utf-8'),
  'plain text that calls itself JSON': sent(({ message }) => message, 'application/json'),
  'plain text without a type': sent(({ message }) => `${message}\r\n`),
  'text in Latin-1': ({ message }) => ({
    body: Buffer.from(message.replace('’', "'"), 'latin1'),
    headers: { 'content-type': 'text/plain; charset=ISO-8859-1' },
  }),
  'JSON in UTF-16': (error) => ({
    body: Buffer.from(JSON.stringify({ error }), 'utf16le'),
    headers: { 'content-type': 'application/json; charset=utf-16le' },
  }),
  gzip: compressed('gzip', (bytes) => gzipSync(bytes)),
  'gzip by its old name': compressed('X-GZIP', (bytes) => gzipSync(bytes)),
  deflate: compressed('deflate', (bytes) => deflateSync(bytes)),
  brotli: compressed('br', (bytes) => brotliCompressSync(bytes)),
  zstd: compressed('zstd', (bytes) => zstdCompressSync(bytes)),
  'an encoding that is none': (error) => ({
    body: Buffer.from(JSON.stringify({ error })),
    headers: { 'content-encoding': 'UTF-8' },
  }),
}

const readable = async (answer: UpstreamAnswer) => (isEncoded(answer) ? decodeContent(answer, 100_000) : answer)

async function heard(id: OperationId, status: number, { headers = {}, body }: Sent) {
  const answer = await readable({ status, headers, body })
  const refusal = readRefusal(answer, { accessToken: 'token-ada-1', now: 0 })
  return refusalProblem({ operation: operation(id), granted: scopes, refusal })
}

describe('a refusal of Spotify’s is the same problem however it is written', () => {
  test.each(refusals)('%s: %d %s', async (id, status, message, code, detail) => {
    for (const [name, write] of Object.entries(forms)) {
      const problem = await heard(id, status, write({ status, message }))
      expect([name, problem.code], message).toEqual([name, code])
      expect(problem.detail, name).toMatch(detail)
      expect(problem.members, name).toMatchObject({ upstreamStatus: status })
    }
  })

  test('or by its reason alone', async () => {
    const reasons: readonly [OperationId, number, string, ProblemCode][] = [
      ['pause-a-users-playback', 404, 'NO_ACTIVE_DEVICE', 'no-active-device'],
      ['pause-a-users-playback', 403, 'PREMIUM_REQUIRED', 'premium-required'],
      ['pause-a-users-playback', 403, 'ALREADY_PAUSED', 'playback-restricted'],
      ['set-volume-for-users-playback', 403, 'VOLUME_CONTROL_DISALLOW', 'playback-restricted'],
      ['pause-a-users-playback', 403, 'RATE_LIMITED', 'rate-limited'],
      ['get-track', 429, 'QUOTA_EXCEEDED', 'quota-exceeded'],
    ]
    for (const [id, status, reason, code] of reasons) {
      const body = Buffer.from(JSON.stringify({ error: { status, message: 'Something new', reason } }))
      const { code: told, members } = await heard(id, status, { body })
      expect([reason, told, members.reason]).toEqual([reason, code, reason])
    }
  })

  test('or by its challenge', async () => {
    const headers = { 'www-authenticate': 'Bearer realm="spotify", error="insufficient_scope", scope="user-top-read"' }
    for (const status of [401, 403])
      expect((await heard('get-track', status, { headers, body: Buffer.alloc(0) })).code).toBe('insufficient-scope')
  })

  test('and every status has a row, with an empty answer, with HTML and with nonsense', async () => {
    for (let status = 300; status <= 599; status++)
      for (const body of ['', '<!doctype html><title>Oops</title>', '{"error":', '[]', 'null', '42', '\0\0'])
        expect((await heard('get-track', status, { body: Buffer.from(body) })).code).not.toBe('unexpected')
  })
})

const read = createAnswerReading({ from: 'https://api.spotify.com/v1', to: 'http://127.0.0.1:8888/api/spotify/v1' })
const bytes = (text: string) => Buffer.from(text)

describe('a success', () => {
  const types = [
    'application/json',
    'application/json;charset=utf-8',
    'Application/JSON ; charset="UTF-8"; profile=x',
    'application/json, application/json',
    'application/vnd.spotify.v1+json',
    'application/hal+json; charset=utf-8',
    'text/json',
    'text/x-json',
    'text/javascript; charset=utf-8',
    'application/x-javascript',
    'json',
    'text/plain; charset=utf-8',
    'application/octet-stream',
    'binary/octet-stream',
    '',
    undefined,
  ]
  test.each(types)('whose type is %j is read as the JSON that it is', (type) => {
    const headers = type === undefined ? {} : { 'content-type': type }
    for (const method of ['get-track', 'create-playlist'] as const)
      expect(read(operation(method), { status: 200, headers, body: bytes('{"a":1}') }).body).toEqual(bytes('{"a":1}'))
  })

  test.each([
    ['iso-8859-1', Buffer.from('{"a":"é"}', 'latin1')],
    ['windows-1252', Buffer.from('{"a":"é"}', 'latin1')],
    ['utf-16le', Buffer.from('{"a":"é"}', 'utf16le')],
  ])('in %s is passed on in UTF-8', (charset, body) => {
    const headers = { 'content-type': `application/json; charset=${charset}` }
    expect(read(operation('get-track'), { status: 200, headers, body }).body).toEqual(bytes('{"a":"é"}'))
    expect(() => read(operation('get-track'), { status: 200, headers: {}, body })).toThrow('not JSON')
  })

  test('may begin with a byte order mark, and be compressed though nobody asked', async () => {
    const answer = { status: 200, headers: { 'content-encoding': 'gzip' }, body: gzipSync('\ufeff{"a":1}') }
    expect(read(operation('get-track'), await readable(answer)).body).toEqual(bytes('{"a":1}'))
  })

  test('of a change needs no JSON, and of a read it does', () => {
    const bodies = [
      '',
      ' ',
      '\r\n',
      'null',
      'OK',
      'oPClBVDzidwlAlSqmFF-zKNO62E',
      '"yes"',
      '{"a":',
      '<html>Hello</html>',
    ]
    for (const [nth, body] of bodies.entries())
      for (const type of ['text/plain', 'text/html', 'application/json', 'image/png']) {
        const answer = { status: 200, headers: { 'content-type': type }, body: bytes(body) }
        for (const id of ['create-playlist', 'save-library-items', 'pause-a-users-playback'] as const)
          expect(read(operation(id), answer)).toEqual({ status: 200 })
        if (nth < 4) expect(read(operation('get-track'), answer)).toEqual({ status: 200 })
        else expect(() => read(operation('get-track'), answer)).toThrow('The answer was not JSON.')
      }
  })

  test.each(['gzip', 'compress', 'rot13', 'gzip, br'])(
    'that can’t be decoded from %s is an invalid answer',
    async (encoding) => {
      const answer = { status: 200, headers: { 'content-encoding': encoding }, body: bytes('{}') }
      await expect(readable(answer)).rejects.toMatchObject({
        code: 'upstream-invalid',
        members: { upstreamStatus: 200 },
      })
    },
  )

  test('that swells beyond the limit when it is decompressed is an invalid answer', async () => {
    const body = gzipSync(Buffer.alloc(10_000_000, ' '))
    const answer = { status: 200, headers: { 'content-encoding': 'gzip' }, body }
    await expect(readable(answer)).rejects.toMatchObject({ code: 'upstream-invalid' })
  })
})
