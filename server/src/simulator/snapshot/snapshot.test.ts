import { describe, expect } from 'vitest'
import { Script } from '../testing/script.ts'
import { test } from '../testing/simulated.ts'

const scopes = [
  ...['playlist-modify-private', 'playlist-modify-public', 'playlist-read-private', 'user-library-modify'],
  ...['user-library-read', 'user-read-playback-state', 'user-modify-playback-state', 'user-read-recently-played'],
  ...['user-follow-modify', 'user-follow-read', 'user-top-read', 'user-read-currently-playing'],
]

type Json = Record<string, unknown>

class World extends Script {
  async json(method: string, name: string, body?: unknown): Promise<Json> {
    return (await (await this.control(method, name, body)).json()) as Json
  }

  snapshot = () => this.json('GET', 'snapshot')

  async restore(snapshot: unknown): Promise<void> {
    const response = await this.control('PUT', 'snapshot', snapshot)
    expect([response.status, response.status === 200 ? '' : await response.text()]).toEqual([200, ''])
  }

  /** Calls the Web API. */
  async call(token: string, call: string, body?: unknown): Promise<unknown> {
    const [method = '', path = ''] = call.split(' ')
    const headers = { authorization: `Bearer ${token}` }
    const response = await this.send(`/v1${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
    const text = await response.text()
    expect(response.status, `${call}: ${text}`).toBeLessThan(300)
    return text === '' ? undefined : JSON.parse(text)
  }
}

async function newWorld(script: Script, file?: unknown): Promise<World> {
  const made = (await (await script.control('POST', 'worlds', file)).json()) as { baseUrl: string }
  return new World(made.baseUrl)
}

const reads = [
  ...[
    '/me',
    '/me/tracks',
    '/me/albums',
    '/me/playlists?limit=50',
    '/me/player',
    '/me/player/queue',
    '/me/player/devices',
  ],
  ...['/me/player/recently-played', '/me/following?type=artist', '/me/top/artists', '/me/shows', '/me/episodes'],
]

/** All that an account can see of itself and its first playlists. */
async function seen(world: World, token: string): Promise<unknown[]> {
  const answers: unknown[] = []
  for (const path of reads) answers.push(await world.call(token, `GET ${path}`))
  const { items } = (await world.call(token, 'GET /me/playlists?limit=3')) as { items: { id: string }[] }
  for (const { id } of items) answers.push(await world.call(token, `GET /playlists/${id}/items?offset=0&limit=50`))
  return answers
}

/** Changes something of every kind. */
async function live(world: World, token: string): Promise<void> {
  const { tracks } = (await world.call(token, 'GET /search?q=ferry&type=track')) as {
    tracks: { items: { uri: string }[] }
  }
  const [song = { uri: '' }, other = { uri: '' }] = tracks.items
  await world.call(token, `PUT /me/library?uris=${song.uri}`)
  const { id } = (await world.call(token, 'POST /me/playlists', { name: 'New', public: false })) as { id: string }
  await world.call(token, `POST /playlists/${id}/items`, { uris: [song.uri, other.uri, song.uri] })
  const { items } = (await world.call(token, 'GET /me/playlists?limit=50')) as { items: { id: string; name: string }[] }
  const everything = items.find(({ name }) => name === 'Everything, Ever')?.id
  await world.call(token, `PUT /playlists/${everything}/items`, { range_start: 2, insert_before: 0 })
  await world.call(token, `DELETE /me/library?uris=spotify:playlist:${items.at(-1)?.id}`)
  await world.call(token, 'PUT /me/player/shuffle?state=true')
  await world.call(token, `POST /me/player/queue?uri=${other.uri}`)
  await world.call(token, 'POST /me/player/next')
  await world.control('POST', 'clock', { advance: '90s' })
  await world.control('PATCH', 'settings', { accessTokenTtl: 60_000, mode: 'development' })
  await world.control('PATCH', 'accounts/ben', { premium: true, devices: [{ id: 'd', name: 'Radio' }] })
  await world.control('POST', 'clients', { clientId: 'mine', clientSecret: 's', redirectUris: [] })
  await world.control('POST', 'faults', { match: { path: '/v1/markets' }, effect: { status: 503 }, times: 3 })
}

describe('a snapshot', () => {
  test('brings everything back: what accounts see, state, log, tokens', async ({ script }) => {
    const world = await newWorld(script)
    const { access_token, refresh_token } = await world.signInAt('ada', scopes)
    await live(world, access_token)
    const before = [await seen(world, access_token), await world.json('GET', 'state')]
    const snapshot = await world.snapshot()
    const later = await world.signInAt('ben', [])
    await live(world, access_token)
    await world.control('DELETE', 'faults')
    await world.control('POST', 'grants/revoke')
    await world.restore(snapshot)
    expect(await world.snapshot()).toEqual(snapshot)
    expect([await seen(world, access_token), await world.json('GET', 'state')]).toEqual(before)
    expect((await world.refresh(refresh_token)).status).toBe(200)
    expect([(await world.me(later.access_token)).status, (await world.refresh(later.refresh_token)).status]).toEqual([
      401, 400,
    ])
  })

  test('goes on in another world as in its own', async ({ script }) => {
    const [one, other] = [await newWorld(script), await newWorld(script)]
    const { access_token } = await one.signInAt('ada', scopes)
    await live(one, access_token)
    await other.restore(JSON.parse(JSON.stringify(await one.snapshot())))
    for (const world of [one, other]) {
      await live(world, access_token)
      await world.control('POST', 'clock', { advance: '30m' })
    }
    const plain = async (world: World) => JSON.stringify(await seen(world, access_token)).replaceAll(world.origin, '')
    expect(await plain(other)).toBe(await plain(one))
  })

  test('keeps the versions of playlists, so that a change against an older one still finds its rows', async ({
    script,
  }) => {
    const world = await newWorld(script)
    const { access_token } = await world.signInAt('ada', scopes)
    const { id } = (await world.call(access_token, 'POST /me/playlists', { name: 'New' })) as { id: string }
    const { tracks } = (await world.call(access_token, 'GET /search?q=night&type=track&limit=3')) as {
      tracks: { items: { uri: string }[] }
    }
    const [a = '', b = '', c = ''] = tracks.items.map(({ uri }) => uri)
    const items = `/playlists/${id}/items`
    const { snapshot_id } = (await world.call(access_token, `POST ${items}`, { uris: [a, b] })) as {
      snapshot_id: string
    }
    await world.call(access_token, `POST ${items}`, { uris: [a, c] })
    await world.restore(await world.snapshot())
    await world.call(access_token, `DELETE ${items}`, { items: [{ uri: a }], snapshot_id })
    const { items: rows } = (await world.call(access_token, `GET ${items}`)) as { items: { item: { uri: string } }[] }
    expect(rows.map(({ item }) => item.uri)).toEqual([b, a, c])
  })

  test('of a world from a file brings that world along; a reset goes back to the world’s own beginning', async ({
    script,
  }) => {
    const id = '4tZwfgrHOc3mvqYlEYSvVi'
    const world = await newWorld(script, { artists: [{ id, name: 'One' }], accounts: [{ id: 'eva', artists: [id] }] })
    const other = await newWorld(script)
    const { access_token } = await world.signInAt('eva', scopes)
    await other.restore(await world.snapshot())
    expect(await other.call(access_token, 'GET /me/following?type=artist')).toMatchObject({
      artists: { items: [{ name: 'One' }] },
    })
    expect(await other.json('POST', 'reset')).toMatchObject({ accounts: [{ id: 'ada' }, {}, {}, {}] })
  })

  test('of a world as it began is small', async ({ script }) => {
    const world = await newWorld(script)
    expect(JSON.stringify(await world.snapshot()).length).toBeLessThan(60_000)
  })

  test.for<[what: string, change: (snapshot: Json) => unknown, error: RegExp]>([
    ['nothing', () => ({}), /must have required property/],
    [
      'a member that is not one',
      (snapshot) => ({ ...snapshot, colour: 'red' }),
      /must not have additional properties: colour/,
    ],
    ['another format', (snapshot) => ({ ...snapshot, format: 'x' }), /^body.format must be equal to constant/],
    [
      'an account that the world lacks',
      (snapshot) => ({ ...snapshot, source: { file: {} } }),
      /^The snapshot names a person ben/,
    ],
    [
      'a broken world',
      (snapshot) => ({
        ...snapshot,
        source: { file: { tracks: [{ id: '4tZwfgrHOc3mvqYlEYSvVi', name: 'x', album: '4tZwfgrHOc3mvqYlEYSvVi' }] } },
      }),
      /^The world file of the snapshot has mistakes: there is no album/,
    ],
  ])('with %s is refused, and nothing changes', async ([, change, error], { script }) => {
    const world = await newWorld(script)
    const snapshot = await world.snapshot()
    const refused = await world.control('PUT', 'snapshot', change(snapshot))
    expect([refused.status, await refused.json()]).toEqual([400, { error: expect.stringMatching(error) }])
    expect(await world.snapshot()).toEqual(snapshot)
  })
})
