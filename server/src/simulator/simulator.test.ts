import { createHash, randomBytes } from 'node:crypto'
import { fetch } from 'undici'
import { expect, test as plain } from 'vitest'
import { createSimulator } from './simulator.ts'
import { Script } from './testing/script.ts'
import { test } from './testing/simulated.ts'

const redirectUri = 'http://127.0.0.1:8888/auth/callback'

plain('anyone can play the whole code flow with fetch alone', async () => {
  const simulator = await createSimulator({ port: 0, redirectUris: [redirectUri] })
  const verifier = randomBytes(32).toString('base64url')
  const asked = new URLSearchParams({
    client_id: 'scopedeck-local',
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'playlist-read-private',
    state: 'af0ifjsldkj',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const page = await fetch(`${simulator.origin}/authorize?${asked}`)
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])

  const body = new URLSearchParams([...asked, ['account', 'ben'], ['decision', 'approve']])
  const consent = await fetch(`${simulator.origin}/authorize`, { method: 'POST', body, redirect: 'manual' })
  const back = new URL(consent.headers.get('location') ?? '')
  expect([consent.status, back.searchParams.get('state')]).toEqual([302, 'af0ifjsldkj'])

  const redeemed = await fetch(`${simulator.origin}/api/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa('scopedeck-local:scopedeck-local-secret')}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }),
  })
  const tokens = (await redeemed.json()) as { access_token: string; scope: string }
  expect([redeemed.status, tokens.scope]).toEqual([200, 'playlist-read-private'])

  const headers = { authorization: `Bearer ${tokens.access_token}` }
  const me = await fetch(`${simulator.origin}/v1/me`, { headers })
  expect(await me.json()).toMatchObject({ id: 'ben' })
  await simulator.close()
})

plain('a taken port is named in one line', async () => {
  const first = await createSimulator({ port: 0, redirectUris: [] })
  const port = Number(new URL(first.origin).port)
  await expect(createSimulator({ port, redirectUris: [] })).rejects.toThrow(
    new Error(`Port ${port} is taken: set SIMULATOR_PORT to a free one.`),
  )
  await first.close()
})

plain('closing does not wait for requests that hang', async () => {
  const simulator = await createSimulator({ port: 0, redirectUris: [] })
  const script = new Script(simulator.origin)
  await script.control('POST', 'faults', { match: { path: '/v1' }, effect: { delayMs: 600_000 } })
  const broken = expect(script.me('x')).rejects.toThrow()
  while ((await script.requests('/v1')).length === 0) await new Promise((resolve) => setImmediate(resolve))
  await Promise.all([simulator.close(), broken])
})

plain('an address of its own is used where one is given', async () => {
  const publicOrigin = 'http://simulator.example'
  const simulator = await createSimulator({ port: 0, redirectUris: [], publicOrigin })
  expect(simulator.origin).toBe(publicOrigin)
  await simulator.close()
})

test('the bare address says where everything is, a wrong one that it is wrong', async ({ script }) => {
  const welcome = await (await script.send('/')).text()
  expect(welcome).toContain(`${script.origin}/authorize`)
  expect(welcome).not.toContain('scopedeck-local-secret')
  const wrong = await script.send('/nowhere')
  expect([wrong.status, await wrong.json()]).toEqual([404, { error: { status: 404, message: 'Service not found' } }])
})

test('it is reached at 127.0.0.1 as well as by its name, and nowhere outside this machine', async ({ simulator }) => {
  const { port } = new URL(simulator.origin)
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
  const loopback = { address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/) }
  for (const address of simulator.app.addresses()) expect(address).toMatchObject(loopback)
})
