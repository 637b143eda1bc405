import { expect } from 'vitest'
import { test } from './testing/simulated.ts'

test('a client over its limit waits until its window has moved on', async ({ script }) => {
  const { access_token } = await script.signIn()
  await script.control('PATCH', 'settings', { rateLimit: { requests: 2 } })
  await script.me(access_token)
  await script.control('POST', 'clock', { advance: '10s' })
  await script.me(access_token)
  const refused = await script.me(access_token)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '20'])
  expect(await refused.json()).toEqual({ error: { status: 429, message: 'API rate limit exceeded' } })
  await script.control('POST', 'clock', { advance: '20s' })
  expect((await script.me(access_token)).status).toBe(200)
  expect((await script.me(access_token)).status).toBe(429)
})

test('the limit is a client’s: its accounts share it, other clients have their own', async ({ script }) => {
  const [ada, ben] = [await script.signIn('', 'ada'), await script.signIn('', 'ben')]
  await script.control('PATCH', 'settings', { rateLimit: { requests: 1, windowSeconds: 60 } })
  await script.me(ada.access_token)
  const refused = await script.me(ben.access_token)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
  expect((await script.me('unknown')).status).toBe(401)
  await script.control('PATCH', 'settings', { rateLimit: null })
  expect((await script.me(ben.access_token)).status).toBe(200)
})
