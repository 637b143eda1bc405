import Fastify from 'fastify'
import { describe, expect, test } from 'vitest'
import art from '../world/art.plugin.ts'
import { mostImageBytes } from './playlists.ts'
import { createTestWebApi, testOrigin } from './testing.ts'

describe('the list of playlists', () => {
  test('has every kind of them', async () => {
    const { call } = await createTestWebApi()
    const { items, total } = (await call('GET /me/playlists?limit=50')).json()
    const named = (name: string) => items.find((item: { name: string }) => item.name === name)
    expect(total).toBe(42)
    expect(named('Everything, Ever')).toMatchObject({ public: false, owner: { id: 'ada' }, items: { total: 10_000 } })
    expect(named('Shared shelf')).toMatchObject({ collaborative: true, owner: { id: 'ada' } })
    expect(named('House warming')).toMatchObject({ collaborative: true, owner: { id: 'ben' } })
    expect(named('Nothing yet')).toMatchObject({ images: null, items: { total: 0 } })
    expect(named('untitled')).toMatchObject({ images: null, description: '' })
    expect(named('深夜の散歩').images).toHaveLength(3)
  })

  const rows = {
    public: ['Boathouse sessions', 'Kitchen loud'],
    private: ['Everything, Ever', 'Shared shelf', 'Trains', 'Long exposure'],
    shared: ['House warming'],
  }
  const addedBy = {
    'playlist-read-private': rows.private,
    'playlist-read-collaborative': rows.shared,
  } as const
  test.each([
    { scopes: [] },
    { scopes: ['playlist-read-private'] },
    { scopes: ['playlist-read-collaborative'] },
    { scopes: ['playlist-read-private', 'playlist-read-collaborative'] },
  ] as const)('has what is public and what is added by $scopes', async ({ scopes }) => {
    const { call, playlist } = await createTestWebApi('extended')
    await call(`PUT /playlists/${playlist('Long exposure').id}/followers`, { body: { public: false } })
    const lists = ['/me/playlists', '/users/ada/playlists'].map(async (path) => {
      const { items, total } = (await call(`GET ${path}?limit=50`, { scopes })).json()
      expect(total).toBe(items.length)
      return items.map(({ name }: { name: string }) => name)
    })
    const [own, asUser] = await Promise.all(lists)
    expect(asUser).toEqual(own)
    const listed = Object.values(rows)
      .flat()
      .filter((name) => own.includes(name))
    expect(listed).toEqual([...rows.public, ...scopes.flatMap((scope) => addedBy[scope])])
  })
})

describe('creating', () => {
  test('makes a public playlist that is listed first', async () => {
    const { call } = await createTestWebApi()
    const answer = await call('POST /me/playlists', { body: { name: 'Fresh', description: 'New' } })
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toMatchObject({
      name: 'Fresh',
      description: 'New',
      public: true,
      collaborative: false,
      items: { total: 0 },
    })
    expect((await call('GET /me/playlists?limit=1')).json().items[0].id).toBe(answer.json().id)
  })

  test.each([
    {},
    { name: '' },
    { name: 7 },
    { name: 'x', public: 'yes' },
    { name: 'x', collaborative: true },
    'not json',
    '[]',
    'null',
  ])('refuses %j', async (body) => {
    const { call, world } = await createTestWebApi()
    const before = world.playlists.size
    expect((await call('POST /me/playlists', { body })).statusCode).toBe(400)
    expect(world.playlists.size).toBe(before)
  })
})

test('a new playlist has a cover as soon as something is in it', async () => {
  const { call, world } = await createTestWebApi()
  const { id, images } = (await call('POST /me/playlists', { body: { name: 'Fresh' } })).json()
  expect(images).toBeNull()
  await call(`POST /playlists/${id}/items`, { body: { uris: [`spotify:track:${world.catalogue.tracks[0]?.id}`] } })
  expect((await call(`GET /playlists/${id}/images`)).json()).toHaveLength(3)
})

describe('changing details', () => {
  test('changes what is named and nothing else', async () => {
    const { call, playlist } = await createTestWebApi()
    const { id } = playlist('Slow mornings')
    expect((await call(`PUT /playlists/${id}`, { body: { name: 'Slower mornings' } })).statusCode).toBe(200)
    expect((await call(`GET /playlists/${id}`)).json()).toMatchObject({
      name: 'Slower mornings',
      description: 'Coffee first.',
      public: false,
    })
  })

  test('can’t make a playlist public and collaborative at once', async () => {
    const { call, playlist } = await createTestWebApi()
    const { id } = playlist('Kitchen loud')
    expect((await call(`PUT /playlists/${id}`, { body: { collaborative: true } })).statusCode).toBe(400)
    expect((await call(`PUT /playlists/${id}`, { body: { collaborative: true, public: false } })).statusCode).toBe(200)
  })
})

describe('the cover', () => {
  const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(2000, 1)])

  test('can be uploaded and is shown from then on', async () => {
    const { call, playlist, world } = await createTestWebApi()
    const { id } = playlist('Slow mornings')
    const upload = await call(`PUT /playlists/${id}/images`, {
      body: jpeg.toString('base64'),
      headers: { 'content-type': 'image/jpeg' },
    })
    expect(upload.statusCode).toBe(202)
    const [image] = (await call(`GET /playlists/${id}/images`)).json()
    expect(image).toMatchObject({ width: null, height: null })
    const app = Fastify()
    await app.register(art, { prefix: '/art', simulationOf: () => ({ world }) })
    const shown = await app.inject(image.url.replace(testOrigin, ''))
    expect(shown.headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' })
    expect(shown.rawPayload).toEqual(jpeg)
  })

  test.each(['', 'no base64!', Buffer.from('<svg/>').toString('base64')])('has to be a JPEG: %j', async (body) => {
    const { call, playlist } = await createTestWebApi()
    expect((await call(`PUT /playlists/${playlist('Slow mornings').id}/images`, { body })).statusCode).toBe(400)
  })

  test('has to be at most 256 KB', async () => {
    const { call, playlist } = await createTestWebApi()
    const path = `PUT /playlists/${playlist('Slow mornings').id}/images`
    const bytes = (count: number) =>
      Buffer.concat([jpeg, Buffer.alloc(count)])
        .subarray(0, count)
        .toString('base64')
    expect((await call(path, { body: bytes((mostImageBytes / 4) * 3) })).statusCode).toBe(202)
    expect((await call(path, { body: bytes((mostImageBytes / 4) * 3 + 1) })).statusCode).toBe(413)
  })
})
