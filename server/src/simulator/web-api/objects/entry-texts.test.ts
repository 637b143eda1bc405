import { expect, test } from 'vitest'
import { createTestWebApi } from '../testing.ts'

const members = 'items,limit,offset,total'

test('rows written before say what rows described anew say, of every kind and in both modes', async () => {
  const { call, playlist, settings } = await createTestWebApi()
  const path = `/playlists/${playlist('Everything, Ever').id}`
  for (const [mode, more] of [
    ['development', ''],
    ['extended', ''],
    ['extended', '&market=SE&additional_types=track,episode'],
    ['development', '&market=SE'],
    ['extended', ''],
  ] as const) {
    settings.mode = mode
    // A local file, an episode, and a row that is no longer available.
    for (const offset of [0, 100, 470, 1000]) {
      const page = `${path}/${mode === 'development' ? 'items' : 'tracks'}?limit=50&offset=${offset}${more}`
      const written = (await call(`GET ${page}`)).json()
      const described = (await call(`GET ${page}&fields=${members}`)).json()
      expect(written.items).toHaveLength(50)
      expect(written).toEqual({ ...written, ...described })
    }
  }
})

test('the progress of one account in an episode is never kept for another account', async () => {
  const { call, account, playlist } = await createTestWebApi('extended')
  const path = `/playlists/${playlist('Everything, Ever').id}/tracks?limit=1&offset=486&additional_types=episode`
  const [{ track }] = (await call(`GET ${path}`)).json().items
  expect(track).toMatchObject({ type: 'episode', resume_point: { resume_position_ms: 0 } })
  account('ada').resumePoints.set(track.id, 5000)
  expect((await call(`GET ${path}`)).json().items[0].track.resume_point.resume_position_ms).toBe(5000)
  const [unscoped] = (await call(`GET ${path}`, { scopes: ['playlist-read-private'] })).json().items
  expect(unscoped.track).not.toHaveProperty('resume_point')
})

test('a change of the playlist is seen at once', async () => {
  const { call, playlist } = await createTestWebApi()
  const path = `/playlists/${playlist('For Ben').id}/items`
  const before = (await call(`GET ${path}`)).json().items
  await call(`PUT ${path}`, { body: { range_start: 0, insert_before: 2 } })
  const after = (await call(`GET ${path}`)).json().items
  expect(after).toEqual([before[1], before[0], ...before.slice(2)])
})
