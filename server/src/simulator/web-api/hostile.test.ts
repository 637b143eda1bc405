import fc from 'fast-check'
import { expect, test } from 'vitest'
import { operation, operationIds } from '../../../contract/operations.ts'
import { createTestWebApi } from './testing.ts'

const names = [
  'limit',
  'offset',
  'q',
  'type',
  'uris',
  'uri',
  'ids',
  'market',
  'fields',
  'after',
  'before',
  'state',
  'position_ms',
  'volume_percent',
  'device_id',
  'time_range',
  'include_groups',
  'position',
  '__proto__',
]
const values = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '-1',
    '0',
    '1e309',
    'NaN',
    '9'.repeat(400),
    'true',
    'track',
    'spotify:track:',
    'spotify:user:__proto__',
    '0000000000000000000000',
    '../..',
    ',',
  ),
)
const queries = fc.dictionary(fc.constantFrom(...names), values, { maxKeys: 5 })
const bodies = fc.oneof(
  fc.constant(undefined),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.json({ maxDepth: 4 }),
  fc
    .record(
      {
        name: fc.jsonValue(),
        uris: fc.jsonValue(),
        items: fc.jsonValue(),
        tracks: fc.jsonValue(),
        ids: fc.jsonValue(),
        device_ids: fc.jsonValue(),
        offset: fc.jsonValue(),
        context_uri: fc.jsonValue(),
        range_start: fc.jsonValue(),
        insert_before: fc.jsonValue(),
        range_length: fc.jsonValue(),
        snapshot_id: fc.jsonValue(),
        public: fc.jsonValue(),
        position: fc.jsonValue(),
        position_ms: fc.jsonValue(),
      },
      { requiredKeys: [] },
    )
    .map((body) => JSON.stringify(body)),
)

test.each(['development', 'extended'] as const)('whatever is asked in %s mode, nothing fails', async (mode) => {
  const api = await createTestWebApi(mode)
  const known = [api.playlist('Slow mornings').id, api.world.catalogue.tracks[0]?.id ?? '', 'ada']
  const pathValues = fc.oneof(fc.constantFrom(...known), values)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...operationIds),
      pathValues,
      queries,
      bodies,
      async (id, pathValue, query, body) => {
        const { method, path } = operation(id)
        const filled = path.replaceAll(/\{\w+\}/g, encodeURIComponent(pathValue.toWellFormed()) || '-')
        const search = Object.entries(query).map(
          ([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`,
        )
        const answer = await api.call(`${method} ${filled}?${search.join('&')}`, { body })
        expect(answer.statusCode).toBeLessThan(500)
        expect(() => answer.body === '' || JSON.parse(answer.body)).not.toThrow()
      },
    ),
    { numRuns: 400 },
  )
})

test.each([
  '/v1/tracks/%zz',
  '/v1/tracks/%00',
  '/v1//',
  '/v1/me/../me',
  '/v1/playlists/__proto__',
  '/v1/albums/constructor/tracks',
])('%s is refused cleanly', async (url) => {
  const { app } = await createTestWebApi()
  const answer = await app.inject({ url, headers: { authorization: 'Bearer ada:' } })
  expect(answer.statusCode).toBeLessThan(500)
})

test('two names for a parameter count as one', async () => {
  const { call } = await createTestWebApi()
  expect((await call('GET /me/tracks?limit=1&limit=2')).json().limit).toBe(1)
})
