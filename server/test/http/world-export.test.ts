import { expect } from 'vitest'
import { createWorldFileReader } from '../../src/simulator/world-file/read-world-file.ts'
import { test } from '../harness/fixtures.ts'

const all = [
  'playlist-read-private',
  'user-library-read',
  'user-follow-read',
  'user-top-read',
  'user-read-recently-played',
] as const

test('the library of an account becomes a world that the simulator takes', async ({ startApp }) => {
  const app = await startApp()
  const ben = await app.signIn({ scopes: [...all], account: 'ben' })
  const exported = await ben.get('/api/world')
  expect([exported.status, exported.headers['content-disposition']]).toEqual([
    200,
    'attachment; filename="library.world.json"',
  ])
  expect(exported.text).not.toMatch(/@|sim_|example\.org/)
  const { plan } = createWorldFileReader()(exported.text)
  const [account] = plan.accounts
  const total = async (path: string) => JSON.parse((await ben.call(path)).text).total
  expect(account?.saved.track).toHaveLength(await total('/me/tracks'))
  expect(account?.saved.album).toHaveLength(await total('/me/albums'))
  expect(account?.saved.episode).toHaveLength(await total('/me/episodes'))
  expect(plan.playlists).toHaveLength(await total('/me/playlists'))
  const own = plan.playlists.filter(({ owner }) => owner.id === 'ben')
  expect(own.map(({ entries }) => entries.length > 0)).toEqual(own.map(() => true))
})

test('what was not granted is left out', async ({ startApp }) => {
  const app = await startApp()
  const ben = await app.signIn({ scopes: ['user-top-read'], account: 'ben' })
  const { plan } = createWorldFileReader()((await ben.get('/api/world')).text)
  expect(plan.accounts[0]).toMatchObject({ id: 'ben', saved: { track: [], album: [], artist: [] }, plays: [] })
  expect(plan.accounts[0]?.top.long_term.tracks).toHaveLength(30)
})

test('a page of another account gets nothing', async ({ startApp }) => {
  const app = await startApp()
  const ben = await app.signIn({ scopes: ['user-top-read'], account: 'ben' })
  const refused = await ben.get('/api/world?account=other')
  expect([refused.status, refused.json()]).toMatchObject([409, { code: 'another-account' }])
})

test('nobody exports without a session', async ({ startApp }) => {
  const app = await startApp()
  expect((await app.browser().get('/api/world')).status).toBe(401)
})
