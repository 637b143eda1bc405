import { expect, onTestFinished, test } from 'vitest'
import { createSimulator } from '../simulator.ts'
import { Script } from '../testing/script.ts'

/** A run of the simulator, as a script sees it. */
async function run(seed = 1): Promise<Script> {
  const simulator = await createSimulator({ port: 0, redirectUris: [Script.redirectUri], seed })
  onTestFinished(() => simulator.close())
  return new Script(simulator.origin)
}

const works = async (
  script: Script,
  { access_token, refresh_token }: { access_token: string; refresh_token: string },
) => [(await script.me(access_token)).status, (await script.refresh(refresh_token)).status]

test('tokens outlive the run that gave them out, with what they were granted for', async () => {
  const tokens = await (await run()).signIn('user-top-read', 'ben')
  const later = await run()
  expect(await works(later, tokens)).toEqual([200, 200])
  expect(await (await later.me(tokens.access_token)).json()).toMatchObject({ id: 'ben' })
  const headers = { authorization: `Bearer ${tokens.access_token}` }
  expect((await later.send('/v1/me/top/tracks', { headers })).status).toBe(200)
  expect((await later.send('/v1/me/tracks', { headers })).status).toBe(403)
})

test('not after a reset, in another world, or when a letter is changed', async () => {
  const tokens = await (await run()).signIn()
  const later = await run()
  const [first = '', ...rest] = tokens.refresh_token.split('').toReversed()
  const forged = [first === 'A' ? 'B' : 'A', ...rest].toReversed().join('')
  expect((await later.refresh(forged)).status).toBe(400)
  await later.control('POST', 'reset')
  expect(await works(later, tokens)).toEqual([401, 400])
  expect(await works(await run(2), tokens)).toEqual([401, 400])
})

test('nor is one good for what the other is', async () => {
  const { access_token, refresh_token } = await (await run()).signIn()
  const swapped = {
    access_token: refresh_token.replace('sim_refresh', 'sim_access'),
    refresh_token: access_token.replace('sim_access', 'sim_refresh'),
  }
  expect(await works(await run(), swapped)).toEqual([401, 400])
})

test('tokens of an earlier run that were not used yet are expired and revoked too', async () => {
  const tokens = await (await run()).signIn('', 'ada')
  const later = await run()
  await later.control('POST', 'tokens/expire', { account: 'ben' })
  expect(await works(later, tokens)).toEqual([200, 200])
  const another = await run()
  await another.control('POST', 'tokens/expire')
  expect(await works(another, tokens)).toEqual([401, 200])
  const last = await run()
  await last.control('POST', 'grants/revoke', { account: 'ada' })
  expect(await works(last, tokens)).toEqual([401, 400])
})

test('reuse of a rotated one ends the grant as ever', async () => {
  const tokens = await (await run()).signIn()
  const later = await run()
  await later.control('PATCH', 'settings', { rotateRefreshTokens: true })
  const rotated = (await (await later.refresh(tokens.refresh_token)).json()) as { refresh_token: string }
  expect((await later.refresh(tokens.refresh_token)).status).toBe(400)
  expect((await later.refresh(rotated.refresh_token)).status).toBe(400)
})
