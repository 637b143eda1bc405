import { expect, test } from 'vitest'
import { type OperationId, operation } from '../../contract/operations.ts'
import { scopes } from '../../contract/scopes.ts'
import { readRefusal, refusalProblem } from './refusal.ts'

const now = Date.UTC(2026, 10, 23, 12)

interface Given {
  status: number
  body: string
  type?: string
  headers?: Record<string, string>
  id?: OperationId
  granted?: readonly string[]
}

function problemOf({ status, body, type = 'application/json', headers, id = 'get-playlist', granted = scopes }: Given) {
  const answer = { status, headers: { 'content-type': type, ...headers }, body: Buffer.from(body) }
  const refusal = readRefusal(answer, { accessToken: 'token-ada-1', now })
  const { code, detail, members } = refusalProblem({ operation: operation(id), refusal, granted })
  return { code, detail, ...members }
}

const error = (status: number, message: string, reason?: string) => ({
  status,
  body: JSON.stringify({ error: { status, message, reason } }),
})

test('a missing scope is named, by the table and the grant', () => {
  const refused = { ...error(403, 'Insufficient client scope'), id: 'upload-custom-playlist-cover' as const }
  expect(problemOf({ ...refused, granted: ['ugc-image-upload', 'playlist-modify-public'] })).toEqual({
    code: 'insufficient-scope',
    detail: 'Spotify names no scope; by the table the grant lacks playlist-modify-private.',
    requiredScopes: ['ugc-image-upload', 'playlist-modify-public', 'playlist-modify-private'],
    missingScopes: ['playlist-modify-private'],
    upstreamStatus: 403,
  })
  expect(problemOf(refused)).toMatchObject({ detail: 'Spotify says: Insufficient client scope', missingScopes: [] })
})

test('Premium: the account’s, and the owner’s in plain text', () => {
  const command = { ...error(403, 'Player command failed: Premium required', 'PREMIUM_REQUIRED') }
  expect(problemOf({ ...command, id: 'pause-a-users-playback' })).toMatchObject({
    code: 'premium-required',
    detail: expect.stringContaining('This account'),
    reason: 'PREMIUM_REQUIRED',
    owner: 'The holder of this account.',
  })
  const body =
    'Active premium subscription required for the owner of the app. When the subscription status changes, it can take a few hours before requests are allowed again.'
  for (const type of ['text/plain', 'text/plain; charset=utf-8', 'application/json'])
    expect(problemOf({ status: 403, body, type })).toMatchObject({
      code: 'premium-required',
      detail: expect.stringContaining('owner of the client id'),
      owner: 'The owner of the client id.',
    })
})

test.each([
  'Check settings on developer.spotify.com/dashboard, the user may not be registered.',
  'User not registered in the Developer Dashboard',
])('not on the list of users: %s', (body) => {
  expect(problemOf({ status: 403, body, type: 'text/plain' }).code).toBe('not-allowlisted')
})

test('a bare Forbidden is a removed operation, a playlist of another account, or unexplained', () => {
  const forbidden = error(403, 'Forbidden')
  expect(problemOf({ ...forbidden, id: 'get-playlists-tracks' })).toMatchObject({
    code: 'operation-removed',
    detail: expect.stringMatching(/since February 2026; get-playlists-items stands in for it\./),
    replacement: ['get-playlists-items'],
  })
  expect(problemOf({ ...forbidden, id: 'get-audio-features' })).not.toHaveProperty('replacement')
  expect(problemOf({ ...forbidden, id: 'get-playlists-tracks' }).detail).toContain('In extended mode')
  expect(problemOf({ ...forbidden, id: 'get-audio-features' }).detail).not.toContain('In extended mode')
  expect(problemOf({ ...forbidden, id: 'get-playlists-items' }).code).toBe('not-owner')
  const notYours = error(403, 'You cannot add tracks to a playlist you don’t own.')
  expect(problemOf({ ...notYours, id: 'add-tracks-to-playlist' }).code).toBe('not-owner')
  expect(problemOf({ ...forbidden, id: 'get-track' }).code).toBe('forbidden')
})

test('a restriction of the player is recognised by its reason or its words', () => {
  const restricted = error(403, 'Player command failed: Restriction violated', 'UNKNOWN')
  expect(problemOf({ ...restricted, id: 'pause-a-users-playback' })).toMatchObject({
    code: 'playback-restricted',
    reason: 'UNKNOWN',
  })
  const paused = error(403, 'Already paused', 'ALREADY_PAUSED')
  expect(problemOf({ ...paused, id: 'pause-a-users-playback' }).code).toBe('playback-restricted')
})

test('unknown words are quoted: bounded, printable, without our token', () => {
  const body = `Nope\r\n\u001b[31mfor token-ada-1 \u202e${'x'.repeat(1000)}`
  const problem = problemOf({ status: 403, body, type: 'text/plain', id: 'get-track' })
  expect(problem.code).toBe('forbidden')
  expect(problem.detail).toMatch(/^Spotify says: Nope \[31mfor \[hidden\] +x{200,}…$/)
  expect(problem.detail?.length).toBeLessThan(330)
})

test('no server error is quoted, whatever its status and the form of its words', () => {
  const words = 'dsn=postgres://inside'
  const bodies = [
    words,
    JSON.stringify(words),
    ...[
      { error: { status: 500, message: words, reason: words } },
      { error: words, error_description: words, reason: words },
      { message: words, reason: words },
      { errors: [{ message: words, reason: words }] },
      { title: words, detail: words, reason: words },
    ].map((body) => JSON.stringify(body)),
  ]
  const headers = { 'www-authenticate': `Bearer error="insufficient_scope", error_description="${words}"` }
  for (let status = 500; status < 600; status += 1)
    for (const body of bodies)
      for (const id of ['get-playlist', 'get-audio-features', 'pause-a-users-playback'] as const) {
        const problem = problemOf({ status, body, headers, id })
        expect(JSON.stringify(problem)).not.toContain('inside')
        expect(problem).not.toHaveProperty('reason')
      }
})

test('HTML is never quoted', () => {
  const body = '<html><script>alert(1)</script></html>'
  for (const type of ['text/html', 'text/plain', 'application/json'])
    expect(problemOf({ status: 403, body, type, id: 'get-track' })).toEqual({
      code: 'forbidden',
      detail: undefined,
      upstreamStatus: 403,
    })
})

test.each([
  [error(404, 'Player command failed: No active device found', 'NO_ACTIVE_DEVICE'), 'no-active-device'],
  [error(404, 'non existing id'), 'not-found'],
  [error(400, 'Invalid base62 id'), 'invalid-request'],
  [error(409, 'Conflict'), 'invalid-request'],
  [error(413, 'Too large'), 'too-large'],
  [error(401, 'Invalid access token'), 'upstream-invalid'],
  [{ status: 302, body: '' }, 'upstream-invalid'],
  [{ status: 304, body: '' }, 'upstream-invalid'],
  [{ status: 500, body: '' }, 'upstream-unavailable'],
  [{ status: 503, body: '<html>', type: 'text/html' }, 'upstream-unavailable'],
])('%j is %s', (given, code) => {
  expect(problemOf(given)).toMatchObject({ code, upstreamStatus: given.status })
})

test('Spotify’s message is quoted', () => {
  expect(problemOf(error(400, 'Invalid limit')).detail).toBe('Spotify says: Invalid limit')
})

test.each([
  ['7', 7],
  ['0', 1],
  ['48925', 48_925],
  ['999999999', 86_400],
  [new Date(now + 90_000).toUTCString(), 90],
  ['soon', 5],
  ['', 5],
])('a pause of %j is %i s', (header, retryAfter) => {
  const limited = error(429, 'API rate limit exceeded')
  expect(problemOf({ ...limited, headers: { 'retry-after': header } })).toMatchObject({
    code: 'rate-limited',
    retryAfter,
  })
})

test('a spent quota is distinguished from a short pause', () => {
  const spent = error(429, 'Too many requests', 'QUOTA_EXCEEDED')
  expect(problemOf({ ...spent, headers: { 'retry-after': '48925' } })).toMatchObject({
    code: 'quota-exceeded',
    retryAfter: 48_925,
    reason: 'QUOTA_EXCEEDED',
  })
})
