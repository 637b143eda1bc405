import { Agent } from 'undici'
import { expect, onTestFinished, test } from 'vitest'
import { createAccountReader } from './read-account.ts'
import { json, plain, startUpstream } from './testing/upstream.ts'
import { createUpstream, upstreamLimits } from './upstream.ts'

async function start(timeoutMs = 15_000) {
  const upstream = await startUpstream()
  const dispatcher = new Agent()
  onTestFinished(() => dispatcher.destroy())
  const limits = { ...upstreamLimits, totalMs: 15_000, answerBytes: 10_000 }
  const webApi = createUpstream({ apiUrl: upstream.apiUrl, dispatcher }, limits)
  const readAccount = createAccountReader(webApi)
  return { upstream, read: () => readAccount('token-ada-1', timeoutMs) }
}

test('the account is the one that the token belongs to', async () => {
  const { upstream, read } = await start()
  upstream.answer = json({ id: 'ada', display_name: 'Ada L.', images: [{ url: 'https://i.scdn.co/image/1' }] })
  expect(await read()).toEqual({ id: 'ada', displayName: 'Ada L.', imageUrl: 'https://i.scdn.co/image/1' })
  expect(upstream.received).toMatchObject([{ url: '/v1/me', headers: { authorization: 'Bearer token-ada-1' } }])
})

test.each([
  [{ id: 'ada' }],
  [{ id: 'ada', display_name: null, images: [] }],
  [{ id: 'ada', display_name: ' ', images: [{ url: 'javascript:1' }] }],
])('a profile needs only an id: %j', async (profile) => {
  const { upstream, read } = await start()
  upstream.answer = json(profile)
  expect(await read()).toEqual({ id: 'ada', displayName: 'ada' })
})

test('a profile may begin with a byte order mark, and be written in another charset', async () => {
  const { upstream, read } = await start()
  upstream.answer = plain('\ufeff{"id":"ada"}', { type: 'application/json' })
  expect(await read()).toEqual({ id: 'ada', displayName: 'ada' })
  const bytes = Buffer.from('{"id":"ada","display_name":"Zoë"}', 'latin1')
  upstream.answer = (response) =>
    response.writeHead(200, { 'content-type': 'application/json; charset=iso-8859-1' }).end(bytes)
  expect(await read()).toEqual({ id: 'ada', displayName: 'Zoë' })
})

test('without a profile in time there is no account, and no failure', async () => {
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
