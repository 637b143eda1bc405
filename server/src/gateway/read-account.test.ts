import { Agent } from 'undici'
import { expect, onTestFinished, test } from 'vitest'
import { readAccount } from './read-account.ts'
import { json, plain, startUpstream } from './testing/upstream.ts'
import { createUpstream, upstreamLimits } from './upstream.ts'

async function start(totalMs = upstreamLimits.totalMs) {
  const upstream = await startUpstream()
  const dispatcher = new Agent()
  onTestFinished(() => dispatcher.destroy())
  const limits = { ...upstreamLimits, totalMs, answerBytes: 10_000 }
  const webApi = createUpstream({ apiUrl: upstream.apiUrl, dispatcher }, limits)
  return { upstream, read: () => readAccount(webApi, 'token-ada-1') }
}

test('the account is who the token speaks for', async () => {
  const { upstream, read } = await start()
  upstream.answer = json({ id: 'ada', display_name: 'Ada L.', images: [{ url: 'https://i.scdn.co/image/1' }] })
  expect(await read()).toEqual({ id: 'ada', displayName: 'Ada L.', imageUrl: 'https://i.scdn.co/image/1' })
  expect(upstream.received).toMatchObject([{ url: '/v1/me', headers: { authorization: 'Bearer token-ada-1' } }])
})

test.each([
  [{ id: 'ada' }],
  [{ id: 'ada', display_name: null, images: [] }],
  [{ id: 'ada', display_name: ' ', images: [{ url: 'javascript:1' }] }],
])('a profile with little in it will do: %j', async (profile) => {
  const { upstream, read } = await start()
  upstream.answer = json(profile)
  expect(await read()).toEqual({ id: 'ada', displayName: 'ada' })
})

test('no profile, for whatever reason, is no account', async () => {
  const { upstream, read } = await start(500)
  const failures: (typeof upstream.answer)[] = [
    plain('the user may not be registered', { status: 403 }),
    json({ display_name: 'nobody' }),
    json([]),
    plain('<html>', { type: 'text/html' }),
    plain('x'.repeat(20_000)),
    (response) => response.destroy(),
    () => {},
  ]
  for (const failure of failures) {
    upstream.answer = failure
    expect(await read()).toBeUndefined()
  }
})
