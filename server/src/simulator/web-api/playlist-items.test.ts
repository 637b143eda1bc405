import { describe, expect, test } from 'vitest'
import { createTestWebApi, type TestWebApi } from './testing.ts'

const uris = ({ world }: TestWebApi, count: number) =>
  world.catalogue.tracks.slice(0, count).map(({ id }) => `spotify:track:${id}`)
const itemsOf = (api: TestWebApi, name: string) => `/playlists/${api.playlist(name).id}/items`

async function list(api: TestWebApi, path: string): Promise<string[]> {
  const { items } = (await api.call(`GET ${path}?limit=50`)).json()
  return items.map(({ item }: { item: { uri: string } }) => item.uri)
}

describe('writing', () => {
  test('adds at the end, or where it is told', async () => {
    const api = await createTestWebApi()
    const [first, second] = uris(api, 2)
    const path = itemsOf(api, 'Nothing yet')
    expect((await api.call(`POST ${path}`, { body: { uris: [first] } })).statusCode).toBe(201)
    await api.call(`POST ${path}`, { body: { uris: [second], position: 0 } })
    expect(await list(api, path)).toEqual([second, first])
  })

  test('answers with the snapshot that the playlist has from then on', async () => {
    const api = await createTestWebApi()
    const before = api.playlist('Nothing yet').snapshotId
    const answer = await api.call(`POST ${itemsOf(api, 'Nothing yet')}`, { body: { uris: uris(api, 1) } })
    expect(answer.json()).toEqual({ snapshot_id: api.playlist('Nothing yet').snapshotId })
    expect(answer.json().snapshot_id).not.toBe(before)
  })

  test('replaces, and by nothing too', async () => {
    const api = await createTestWebApi()
    const path = itemsOf(api, 'Slow mornings')
    await api.call(`PUT ${path}`, { body: { uris: uris(api, 3) } })
    expect(await list(api, path)).toEqual(uris(api, 3))
    await api.call(`PUT ${path}`, { body: { uris: [] } })
    expect(await list(api, path)).toEqual([])
  })

  test('reorders', async () => {
    const api = await createTestWebApi()
    const path = itemsOf(api, 'Nothing yet')
    const [a, b, c] = uris(api, 3)
    await api.call(`PUT ${path}`, { body: { uris: [a, b, c] } })
    await api.call(`PUT ${path}`, { body: { range_start: 0, insert_before: 3 } })
    expect(await list(api, path)).toEqual([b, c, a])
  })

  test('merges a change against an older snapshot', async () => {
    const api = await createTestWebApi()
    const path = itemsOf(api, 'Nothing yet')
    const [a, b, c] = uris(api, 3)
    const { snapshot_id } = (await api.call(`PUT ${path}`, { body: { uris: [a, b] } })).json()
    await api.call(`POST ${path}`, { body: { uris: [c], position: 0 } })
    const moved = await api.call(`PUT ${path}`, { body: { range_start: 0, insert_before: 2, snapshot_id } })
    expect(moved.statusCode).toBe(200)
    expect(await list(api, path)).toEqual([c, b, a])
  })

  test('refuses a snapshot that never was', async () => {
    const api = await createTestWebApi()
    const body = { range_start: 0, insert_before: 2, snapshot_id: 'garbage' }
    expect((await api.call(`PUT ${itemsOf(api, 'Slow mornings')}`, { body })).statusCode).toBe(400)
  })

  test('removes a local file by its URI', async () => {
    const api = await createTestWebApi()
    const path = itemsOf(api, 'Everything, Ever')
    const { items } = (await api.call(`GET ${path}?limit=1&offset=137`)).json()
    expect(items[0]).toMatchObject({ is_local: true, item: { id: null } })
    await api.call(`DELETE ${path}`, { body: { items: [{ uri: items[0].item.uri }] } })
    expect(api.playlist('Everything, Ever').entries).toHaveLength(9999)
  })

  test.each([
    ['development', 'items'],
    ['extended', 'tracks'],
  ] as const)('removes a row at its position and leaves its equals, in %s mode', async (mode, member) => {
    const api = await createTestWebApi(mode)
    const path = itemsOf(api, 'Nothing yet').replace('items', member)
    const [a, b] = uris(api, 2)
    const { snapshot_id } = (await api.call(`PUT ${path}`, { body: { uris: [a, b, a, a] } })).json()
    await api.call(`POST ${path}`, { body: { uris: [b], position: 0 } })
    const remove = (rows: unknown, more = {}) => api.call(`DELETE ${path}`, { body: { [member]: rows, ...more } })
    // The positions are those of the version named: of the present one the second row is an a.
    expect((await remove([{ uri: b, positions: [1] }])).statusCode).toBe(400)
    for (const positions of [[5], [-1], [1.5], ['0'], 'x', {}, null])
      expect((await remove([{ uri: a, positions }])).json()).toEqual({
        error: { status: 400, message: 'Could not remove tracks, please check parameters.' },
      })
    const uriOf = ({ item, track }: { item?: { uri: string }; track?: { uri: string } }) => (item ?? track)?.uri
    const left = async () => (await api.call(`GET ${path}`)).json().items.map(uriOf)
    expect(await left()).toEqual([b, a, b, a, a])
    expect(
      (
        await remove(
          [
            { uri: a, positions: [2, 3] },
            { uri: b, positions: [1] },
          ],
          { snapshot_id },
        )
      ).statusCode,
    ).toBe(200)
    expect(await left()).toEqual([b, a])
    expect((await remove([{ uri: a, positions: [] }])).statusCode).toBe(200)
    expect(await left()).toEqual([b, a])
  })

  test('removes a local file at its position, and nothing by positions alone', async () => {
    const api = await createTestWebApi()
    const path = itemsOf(api, 'Everything, Ever')
    const { items } = (await api.call(`GET ${path}?limit=1&offset=137`)).json()
    const { snapshotId: snapshot_id } = api.playlist('Everything, Ever')
    const alone = await api.call(`DELETE ${path}`, { body: { positions: [137], snapshot_id } })
    expect(alone.json()).toEqual({ error: { status: 400, message: 'No uris provided' } })
    const body = { items: [{ uri: items[0].item.uri, positions: [137] }], snapshot_id }
    expect((await api.call(`DELETE ${path}`, { body })).statusCode).toBe(200)
    expect(api.playlist('Everything, Ever').entries).toHaveLength(9999)
  })

  test('takes 100 at a time and no more', async () => {
    const api = await createTestWebApi()
    const path = itemsOf(api, 'Nothing yet')
    expect((await api.call(`POST ${path}`, { body: { uris: uris(api, 100) } })).statusCode).toBe(201)
    expect((await api.call(`POST ${path}`, { body: { uris: uris(api, 101) } })).statusCode).toBe(400)
    const items = uris(api, 101).map((uri) => ({ uri }))
    expect((await api.call(`DELETE ${path}`, { body: { items } })).statusCode).toBe(400)
  })

  test.each([
    ['POST', {}],
    ['POST', { uris: [] }],
    ['POST', { uris: ['spotify:track:none'] }],
    ['POST', { uris: ['spotify:track:0000000000000000000000'] }],
    ['POST', { uris: ['spotify:local:a:b:c:1'] }],
    ['POST', { uris: ['spotify:track:0000000000000000000000'], position: 5000 }],
    ['PUT', {}],
    ['PUT', { uris: [], range_start: 0, insert_before: 1 }],
    ['PUT', { range_start: 0 }],
    ['PUT', { range_start: 60, range_length: 10, insert_before: 0 }],
    ['PUT', { range_start: 0, insert_before: 999 }],
    ['DELETE', {}],
    ['DELETE', { items: [{ uri: 7 }] }],
    ['DELETE', { tracks: [{ uri: 'spotify:track:0000000000000000000000' }] }],
  ])('refuses %s of %j and changes nothing', async (method, body) => {
    const api = await createTestWebApi()
    const before = api.playlist('Slow mornings').snapshotId
    expect((await api.call(`${method} ${itemsOf(api, 'Slow mornings')}`, { body })).statusCode).toBe(400)
    expect(api.playlist('Slow mornings').snapshotId).toBe(before)
  })
})

describe('other people’s playlists', () => {
  test('can be written by a collaborator, whom `added_by` names', async () => {
    const api = await createTestWebApi()
    const path = itemsOf(api, 'House warming')
    expect((await api.call(`POST ${path}`, { body: { uris: uris(api, 1), position: 0 } })).statusCode).toBe(201)
    expect((await api.call(`GET ${path}?limit=1`, { as: 'ben' })).json().items[0].added_by.id).toBe('ada')
  })

  test('show nothing of what is in them in development mode', async () => {
    const api = await createTestWebApi()
    const { id } = api.playlist('Third floor radio')
    expect((await api.call(`GET /playlists/${id}`)).json()).not.toHaveProperty('items')
    expect((await api.call(`GET /playlists/${id}/items`)).json()).toEqual({
      error: { status: 403, message: 'Forbidden' },
    })
  })

  test('show it in extended mode', async () => {
    const api = await createTestWebApi('extended')
    const { id } = api.playlist('Third floor radio')
    expect((await api.call(`GET /playlists/${id}/tracks`)).json().items[0]).toHaveProperty('track.name')
  })

  test('can’t be changed by an account that only follows them', async () => {
    const api = await createTestWebApi()
    const { id } = api.playlist('Third floor radio')
    expect((await api.call(`POST /playlists/${id}/items`, { body: { uris: uris(api, 1) } })).statusCode).toBe(403)
    expect((await api.call(`PUT /playlists/${id}`, { body: { name: 'Mine' } })).statusCode).toBe(403)
  })

  test('don’t exist for anybody else when they are private', async () => {
    const api = await createTestWebApi()
    const { id } = api.playlist('Slow mornings')
    expect((await api.call(`GET /playlists/${id}`, { as: 'ben' })).statusCode).toBe(404)
    expect((await api.call(`GET /playlists/${id}/items`, { as: 'ben' })).statusCode).toBe(404)
  })
})

test('an entry whose item is gone says so', async () => {
  const api = await createTestWebApi()
  const { items } = (await api.call(`GET ${itemsOf(api, 'Everything, Ever')}?limit=1&offset=1008`)).json()
  expect(items[0]).toMatchObject({ item: null, is_local: false })
})

test('only the fields asked for come', async () => {
  const api = await createTestWebApi()
  const answer = await api.call(
    `GET ${itemsOf(api, 'Slow mornings')}?limit=1&fields=total,items(added_by.id,item(name,album(name)))`,
  )
  expect(answer.json()).toEqual({
    total: 64,
    items: [{ added_by: { id: 'ada' }, item: { name: expect.any(String), album: { name: expect.any(String) } } }],
  })
})

test.each(['items(', 'items)', ',', 'a..b', '('.repeat(50)])('fields=%s can’t be read', async (fields) => {
  const api = await createTestWebApi()
  expect((await api.call(`GET ${itemsOf(api, 'Slow mornings')}?fields=${fields}`)).statusCode).toBe(400)
})
