import { startSimulator } from '@scopedeck/simulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { topArtists } from './artists.js'

let simulator
beforeAll(async () => {
  simulator = await startSimulator()
})
beforeEach(() => simulator.reset())
afterAll(() => simulator.close())

test('reads the top artists', async () => {
  const { access_token } = await simulator.signIn('ada', ['user-top-read'])
  expect(await topArtists(simulator.apiUrl, access_token)).toHaveLength(3)
  await simulator.expectCalls(['GET /v1/me/top/artists 200'])
})

test('says how long to wait', async () => {
  const { access_token } = await simulator.signIn('ada', ['user-top-read'])
  await simulator.addFault({ match: { path: '/v1/me/top' }, effect: { status: 429, headers: { 'retry-after': 7 } } })
  await expect(topArtists(simulator.apiUrl, access_token)).rejects.toThrow('Wait 7 s')
})

test('fails when the hour is over', async () => {
  const { access_token } = await simulator.signIn('ada', ['user-top-read'])
  await simulator.advanceClock('61m')
  await expect(topArtists(simulator.apiUrl, access_token)).rejects.toThrow('access token')
})
