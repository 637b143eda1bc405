import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startSimulator } from '@scopedeck/simulator'
import { topArtists } from './artists.js'

const simulator = await startSimulator()
after(() => simulator.close())

test('worlds know nothing of each other', async () => {
  const [one, other] = await Promise.all([simulator.createWorld(), simulator.createWorld()])
  const { access_token } = await one.signIn('ada', ['user-top-read'])
  assert.equal((await topArtists(one.apiUrl, access_token)).length, 3)
  await assert.rejects(topArtists(other.apiUrl, access_token))
  await one.expectCalls(['GET /v1/me/top/artists 200'])
  await other.expectCalls(['GET /v1/me/top/artists 401'])
  await Promise.all([one.close(), other.close()])
})

test('a snapshot brings back what was', async () => {
  const snapshot = await simulator.snapshot()
  await simulator.changeAccount('ada', { premium: false })
  await simulator.restore(snapshot)
  const [ada] = (await simulator.state()).accounts
  assert.equal(ada.premium, true)
})

test('what did not come is named', async () => {
  await simulator.reset()
  await assert.rejects(simulator.expectCalls(['GET /v1/me']), /expected GET \/v1\/me, came nothing/)
})
