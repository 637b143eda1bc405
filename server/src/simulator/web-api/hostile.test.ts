import { expect, test } from 'vitest'
import { createTestWebApi } from './testing.ts'

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
