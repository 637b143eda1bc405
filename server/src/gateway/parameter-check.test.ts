import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type OperationId, operation, operationIds } from '../../contract/operations.ts'
import { ProblemError } from '../http/problem-error.ts'
import { checkParameters } from './parameter-check.ts'
import { as, startApp } from './testing/app.ts'
import { type Given, goodCall, requestOf, spoiltCalls } from './testing/generated-calls.ts'
import { startUpstream } from './testing/upstream.ts'

interface Said {
  params?: Record<string, string>
  query?: string
  body?: unknown
}

/** The detail of the problem, without its end; nothing where the call passes. */
function faultOf(id: OperationId, { params = {}, query = '', body }: Said): string | undefined {
  const value = body === undefined ? undefined : { contentType: 'application/json' as const, bytes: '', value: body }
  try {
    checkParameters({ operation: operation(id), params, query: new URLSearchParams(query), body: value })
    return undefined
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'invalid-request') throw error
    return error.detail?.replace(/ Spotify was not called\.$/, '')
  }
}

test.each<[OperationId, Said, string]>([
  ['search', { query: 'type=track' }, 'q is missing from the query. Allowed is a text that is not empty.'],
  [
    'search',
    { query: 'q=a&type=track&limit=51' },
    'limit in the query is 51. Allowed is a whole number from 1 to 10, in extended mode to 50.',
  ],
  ['search', { query: 'q=a&type=track&limit=1&limit=2' }, 'limit in the query is there 2 times. Allowed is once.'],
  [
    'get-users-saved-tracks',
    { query: 'market=Sweden' },
    'market in the query is "Sweden". Allowed is a country in two letters.',
  ],
  ['get-track', { params: { id: 'a-b' } }, 'id in the path is "a-b". Allowed is the id of a track.'],
  ['get-users-profile', { params: { user_id: 'a,b' } }, 'user_id in the path is "a,b". Allowed is the id of a user.'],
  [
    'save-library-items',
    { query: 'uris=spotify:track:a,spotify:chapter:b' },
    'uris in the query is "spotify:chapter:b". Allowed is 1 to 40 URIs of tracks, albums, episodes, shows, audiobooks, artists, users or playlists.',
  ],
  [
    'add-items-to-playlist',
    { params: { playlist_id: 'a' }, body: {} },
    'uris is missing from the body and the query. Allowed is 1 to 100 URIs of tracks or episodes.',
  ],
  [
    'add-items-to-playlist',
    { params: { playlist_id: 'a' }, body: { uris: Array.from({ length: 101 }, () => 'spotify:track:a') } },
    'uris in the body is 101 values. Allowed is 1 to 100 URIs of tracks or episodes.',
  ],
  [
    'remove-items-playlist',
    { params: { playlist_id: 'a' }, body: { items: [{ uri: 'spotify:track:a' }, { positions: [1] }] } },
    'items in the body is nothing as uri. Allowed is 1 to 100 objects with uri (the URI of a track or an episode).',
  ],
  [
    'start-a-users-playback',
    { body: { offset: { position: -1 } } },
    'offset in the body is -1 as position. Allowed is an object with position (a whole number not below 0) and uri (the URI of a track or an episode).',
  ],
  ['create-playlist', { body: { name: 'a', public: 'yes' } }, 'public in the body is "yes". Allowed is true or false.'],
])('%s of %j: %s', (id, said, fault) => {
  expect(faultOf(id, said)).toBe(fault)
})

test.each<[string, OperationId, Said]>([
  ['what only extended mode allows', 'search', { query: 'q=a&type=track&limit=50' }],
  ['what the table does not name', 'get-current-users-profile', { query: 'x=1&x=2&ids=', body: { x: [] } }],
  ['a member that is null', 'change-playlist-details', { params: { playlist_id: 'a' }, body: { name: null } }],
  ['the other place', 'add-items-to-playlist', { params: { playlist_id: 'a' }, query: 'uris=spotify:track:a' }],
  ['blanks after commas', 'get-several-tracks', { query: 'ids=a,%20b' }],
  ['the token’s own market', 'get-track', { params: { id: 'a' }, query: 'market=from_token' }],
  [
    'a file of one’s own',
    'remove-items-playlist',
    { params: { playlist_id: 'a' }, body: { items: [{ uri: 'spotify:local:a:b:c:1' }] } },
  ],
  ['saved tracks', 'start-a-users-playback', { body: { context_uri: 'spotify:user:ada:collection' } }],
])('%s passes', (_, id, said) => {
  expect(faultOf(id, said)).toBeUndefined()
})

test('a wrong value is shown on one bounded line', () => {
  const long = `\r\n\u001b[31m\u202e${'x'.repeat(5000)}`
  const fault = faultOf('get-track', { params: { id: long } }) ?? ''
  expect(fault).toMatch(/^id in the path is "\[31m x{50,60}…"\. Allowed is the id of a track\.$/)
})

async function start() {
  const upstream = await startUpstream()
  const { app } = await startApp(upstream.apiUrl)
  return { app, upstream }
}

test('within the limits of the table a call reaches Spotify, whatever its values', async () => {
  const { app, upstream } = await start()
  for (const id of operationIds)
    await fc.assert(
      fc.asyncProperty(goodCall(id), async (given) => {
        const before = upstream.received.length
        const response = await app.inject(requestOf(id, given))
        expect([id, response.statusCode, response.body]).toEqual([id, 200, expect.anything()])
        expect(upstream.received.length - before).toBe(1)
      }),
      { numRuns: 3 },
    )
})

test('a value beyond the limits is refused here, and the parameter is named', async () => {
  const { app, upstream } = await start()
  const refused = async (id: OperationId, name: string, given: Given) => {
    const response = await app.inject(requestOf(id, given))
    const { code, detail } = response.json()
    // With some wrong values, a path is the address of no operation.
    const isNoAddress = code === 'not-found' && given.some((one) => one.name === name && one.location === 'path')
    expect({ id, given, status: response.statusCode, code, detail }).toMatchObject(
      isNoAddress ? {} : { status: 400, code: 'invalid-request', detail: expect.stringMatching(`^${name}\\b`) },
    )
    expect(detail.length).toBeLessThan(400)
    expect(detail).not.toMatch(/\p{Cc}/u)
  }
  for (const id of operationIds)
    await fc.assert(
      fc.asyncProperty(goodCall(id), async (given) => {
        for (const { name, spoilt } of spoiltCalls(id, given)) await refused(id, name, spoilt)
      }),
      { numRuns: 2 },
    )
  expect(upstream.received).toEqual([])
})

const anyCall = fc.constantFrom(...operationIds).chain((id) => {
  const name = fc.constantFrom(...Object.keys(operation(id).parameters), 'x', '__proto__')
  return fc.record({
    id: fc.constant(id),
    path: fc.string({ minLength: 1 }),
    query: fc.array(fc.tuple(name, fc.string())),
    body: fc.option(fc.dictionary(name, fc.jsonValue()), { nil: undefined }),
  })
})

test('whatever a call says, the answer is never a 5xx', async () => {
  const { app } = await start()
  await fc.assert(
    fc.asyncProperty(anyCall, async ({ id, query, body, path }) => {
      const { method, path: template } = operation(id)
      const address = template.replaceAll(/\{\w+\}/g, () => encodeURIComponent(path))
      const url = `/api/spotify/v1${address}?${new URLSearchParams(query)}`
      const response = await app.inject({ method, url, ...as('ada'), ...(body !== undefined && { payload: body }) })
      expect(response.statusCode).toBeLessThan(500)
    }),
    { numRuns: 500 },
  )
})
