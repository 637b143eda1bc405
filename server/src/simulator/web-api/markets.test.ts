import { describe, expect, test } from 'vitest'
import { createTestWebApi, type TestWebApi } from './testing.ts'

const restrictedTracks = ({ world }: TestWebApi) => world.catalogue.tracks.filter(({ restricted }) => restricted)
const asApp = { as: '', scopes: [] }

describe('a track that is not to be had', () => {
  test('is listed with its markets, or said to be unplayable in the one asked for', async () => {
    const api = await createTestWebApi('extended')
    const track = restrictedTracks(api).find(({ reissue }) => !reissue)
    const get = async (query: string) => (await api.call(`GET /tracks/${track?.id}${query}`)).json()
    expect(await get('')).toMatchObject({ id: track?.id, available_markets: ['JP'] })
    for (const query of ['?market=SE', '?market=from_token']) {
      const answer = await get(query)
      expect(answer).toMatchObject({ id: track?.id, is_playable: false, restrictions: { reason: 'market' } })
      expect(answer).not.toHaveProperty('available_markets')
    }
    // The country of the account wins over the market.
    expect(await get('?market=JP')).toMatchObject({ is_playable: false })
    const [here, there] = [
      await api.call(`GET /tracks/${track?.id}?market=SE`, asApp),
      await api.call(`GET /tracks/${track?.id}?market=jp`, asApp),
    ]
    expect([here.json().is_playable, there.json().is_playable]).toEqual([false, true])
  })

  test.each(['extended', 'development'] as const)(
    'has another release in its place, where there is one and a market is asked for: %s mode',
    async (mode) => {
      const api = await createTestWebApi(mode)
      const track = restrictedTracks(api).find(({ reissue }) => reissue)
      const { reissue } = track ?? {}
      const get = async (path: string) => (await api.call(`GET ${path}`)).json()
      expect(await get(`/tracks/${track?.id}`)).toMatchObject({ id: track?.id, uri: `spotify:track:${track?.id}` })
      const relinked = await get(`/tracks/${track?.id}?market=SE`)
      expect(relinked).toMatchObject({
        id: reissue?.id,
        name: track?.name,
        is_playable: true,
        external_ids: { isrc: track?.isrc },
        album: { id: reissue?.album.id },
      })
      const from = { id: track?.id, type: 'track', uri: `spotify:track:${track?.id}` }
      if (mode === 'extended') expect(relinked.linked_from).toMatchObject(from)
      else expect(relinked).not.toHaveProperty('linked_from')
      expect(await get(`/tracks/${reissue?.id}`)).toMatchObject({ id: reissue?.id })
      expect(await get(`/albums/${reissue?.album.id}`)).toMatchObject({ tracks: { items: [{ id: reissue?.id }] } })
      const listed = await get(`/albums/${track?.album.id}/tracks?limit=50&market=SE`)
      expect(listed.items.map(({ id }: { id: string }) => id)).toContain(reissue?.id)
    },
  )

  test('stands in a playlist as itself or as the other release, whatever was asked for before', async () => {
    const api = await createTestWebApi('extended')
    const track = restrictedTracks(api).find(({ reissue }) => reissue)
    await api.call(`PUT /playlists/${api.playlist('Trains').id}/tracks`, {
      body: { uris: [`spotify:track:${track?.id}`] },
    })
    const row = async (query: string) =>
      (await api.call(`GET /playlists/${api.playlist('Trains').id}/tracks${query}`)).json().items[0].track.id
    const [own, other] = [track?.id, track?.reissue?.id]
    expect([await row(''), await row('?market=SE'), await row(''), await row('?market=SE')]).toEqual([
      own,
      other,
      own,
      other,
    ])
  })
})

describe('what is spoken', () => {
  const things = ({ world: { catalogue } }: TestWebApi) => {
    const [show, audiobook] = [catalogue.shows[0], catalogue.audiobooks[0]]
    return {
      shows: show?.id,
      episodes: show?.episodes[0]?.id,
      audiobooks: audiobook?.id,
      chapters: audiobook?.chapters[0]?.id,
    }
  }

  test('does not exist for a client that calls for itself and names no market', async () => {
    const api = await createTestWebApi('extended')
    const missing = { error: { status: 404, message: 'non existing id' } }
    for (const [kind, id] of Object.entries(things(api))) {
      for (const query of ['', '?market=from_token'])
        expect((await api.call(`GET /${kind}/${id}${query}`, asApp)).json(), kind).toEqual(missing)
      expect((await api.call(`GET /${kind}/${id}?market=SE`, asApp)).json(), kind).toMatchObject({ id })
      expect((await api.call(`GET /${kind}/${id}`)).json(), kind).toMatchObject({ id })
      expect((await api.call(`GET /${kind}?ids=${id}`, asApp)).json()).toEqual({ [kind]: [null] })
      expect((await api.call(`GET /${kind}?ids=${id}&market=SE`, asApp)).json()).toMatchObject({ [kind]: [{ id }] })
    }
    const { shows, audiobooks } = things(api)
    for (const path of [`/shows/${shows}/episodes`, `/audiobooks/${audiobooks}/chapters`]) {
      expect((await api.call(`GET ${path}`, asApp)).json()).toEqual(missing)
      expect((await api.call(`GET ${path}?market=SE`, asApp)).statusCode).toBe(200)
    }
  })

  test('is not found by such a search', async () => {
    const api = await createTestWebApi()
    const search = async (query: string) =>
      (await api.call(`GET /search?q=the&type=show,episode,audiobook,track${query}`, asApp)).json()
    const totals = async (query: string) =>
      Object.values<{ total: number }>(await search(query)).map(({ total }) => total > 0)
    expect(await totals('')).toEqual([false, false, false, true])
    expect(await totals('&market=GB')).toEqual([true, true, true, true])
  })
})

describe('an episode among tracks', () => {
  const episodeAt = 486

  test.each(['development', 'extended'] as const)(
    'has the form of a track for a client that does not know episodes, in %s mode',
    async (mode) => {
      const { call, playlist } = await createTestWebApi(mode)
      const [contents, member] = mode === 'development' ? ['items', 'item'] : ['tracks', 'track']
      const path = `/playlists/${playlist('Everything, Ever').id}/${contents}?limit=1&offset=${episodeAt}`
      const row = async (query: string) => (await call(`GET ${path}${query}`)).json().items[0][member]
      const [asTrack, asEpisode] = [await row(''), await row('&additional_types=track,episode')]
      expect(asTrack).toMatchObject({
        id: asEpisode.id,
        type: 'episode',
        is_playable: false,
        track_number: 0,
        album: { name: asEpisode.show.name },
        artists: [{ uri: asEpisode.show.uri }],
        external_ids: { spotify: asEpisode.external_urls.spotify },
      })
      expect(asTrack).not.toHaveProperty('show')
      expect(asEpisode).toMatchObject({ type: 'episode', show: { name: expect.any(String) } })
      if (mode === 'extended')
        expect([asTrack, asEpisode]).toMatchObject([
          { episode: false, track: true },
          { episode: true, track: false },
        ])
    },
  )
})

test('the state of the player says that smart shuffle is off, and what plays does not', async () => {
  const { call } = await createTestWebApi()
  expect((await call('GET /me/player')).json()).toMatchObject({ shuffle_state: false, smart_shuffle: false })
  expect((await call('GET /me/player/currently-playing')).json()).not.toHaveProperty('smart_shuffle')
})
