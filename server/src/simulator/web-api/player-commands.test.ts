import { describe, expect, test } from 'vitest'
import { createTestWebApi } from './testing.ts'

const [speaker, phone, tv] = [
  '5a1c0e7b93d24f68a0b17c5e92f4d36b81e0c7a2',
  'c93f1d2e7a604b5f8e21d0b6a47c3f95e8d10b44',
  '0f8e6d5c4b3a29187f6e5d4c3b2a19087e6f5d4c',
]
const commands = [
  'PUT /me/player/play',
  'PUT /me/player/pause',
  'POST /me/player/next',
  'POST /me/player/previous',
  'PUT /me/player/seek?position_ms=1000',
  'PUT /me/player/repeat?state=context',
  'PUT /me/player/volume?volume_percent=10',
  'PUT /me/player/shuffle?state=true',
]
const restriction = {
  error: { status: 403, message: 'Player command failed: Restriction violated', reason: 'UNKNOWN' },
}

describe('refusals', () => {
  test.each(commands)('%s needs Premium', async (command) => {
    const { call } = await createTestWebApi()
    expect((await call(command, { as: 'ben' })).json()).toEqual({
      error: { status: 403, message: 'Player command failed: Premium required', reason: 'PREMIUM_REQUIRED' },
    })
  })

  test.each(commands)('%s needs an active device', async (command) => {
    const { call } = await createTestWebApi()
    expect((await call(command, { as: 'cleo' })).json()).toEqual({
      error: { status: 404, message: 'Player command failed: No active device found', reason: 'NO_ACTIVE_DEVICE' },
    })
  })

  test('to play what plays, and to pause what doesn’t', async () => {
    const { call } = await createTestWebApi()
    expect((await call('PUT /me/player/play')).json()).toEqual(restriction)
    expect((await call('PUT /me/player/pause')).statusCode).toBe(204)
    expect((await call('PUT /me/player/pause')).json()).toEqual(restriction)
  })

  test('to go back from the first', async () => {
    const { call } = await createTestWebApi()
    expect((await call('POST /me/player/previous')).json()).toEqual(restriction)
    expect((await call('GET /me/player')).json().actions.disallows).toEqual({ resuming: true, skipping_prev: true })
  })

  test('on a restricted device', async () => {
    const { call } = await createTestWebApi()
    expect((await call(`PUT /me/player/play?device_id=${tv}`)).json()).toEqual(restriction)
    expect((await call('PUT /me/player', { body: { device_ids: [tv] } })).json()).toEqual(restriction)
  })

  test('to set the volume of a device that has none', async () => {
    const { call } = await createTestWebApi()
    const answer = await call(`PUT /me/player/volume?volume_percent=10&device_id=${phone}`)
    expect(answer.json().error).toMatchObject({ status: 403, reason: 'VOLUME_CONTROL_DISALLOW' })
  })

  test('on a device that does not exist', async () => {
    const { call } = await createTestWebApi()
    expect((await call('PUT /me/player/pause?device_id=none')).statusCode).toBe(404)
  })

  test.each([
    'PUT /me/player/seek',
    'PUT /me/player/seek?position_ms=-1',
    'PUT /me/player/volume?volume_percent=101',
    'PUT /me/player/repeat?state=sometimes',
    'PUT /me/player/shuffle',
    'POST /me/player/queue',
    'POST /me/player/queue?uri=spotify:album:0000000000000000000000',
    'PUT /me/player',
  ])('of %s, which asks for nothing that there is', async (command) => {
    const { call } = await createTestWebApi()
    expect((await call(command)).statusCode).toBe(400)
  })
})

describe('commands', () => {
  test('transfer takes the music along', async () => {
    const { call } = await createTestWebApi()
    expect((await call('PUT /me/player', { body: { device_ids: [phone] } })).statusCode).toBe(204)
    expect((await call('GET /me/player')).json()).toMatchObject({
      device: { id: phone, is_active: true },
      is_playing: true,
    })
  })

  test('transfer with play starts what was paused', async () => {
    const { call } = await createTestWebApi()
    await call('PUT /me/player/pause')
    await call('PUT /me/player', { body: { device_ids: [phone], play: true } })
    expect((await call('GET /me/player')).json().is_playing).toBe(true)
  })

  test('play starts a context where it is told, and when', async () => {
    const { call, world } = await createTestWebApi()
    const album = world.catalogue.wellKnown[1]?.album
    const body = { context_uri: `spotify:album:${album?.id}`, offset: { position: 2 }, position_ms: 5000 }
    expect((await call('PUT /me/player/play', { body })).statusCode).toBe(204)
    expect((await call('GET /me/player')).json()).toMatchObject({
      item: { id: album?.tracks[2]?.id },
      progress_ms: 5000,
      context: { uri: body.context_uri, type: 'album' },
      is_playing: true,
    })
  })

  test('play finds the place in a context by its URI', async () => {
    const { call, playlist } = await createTestWebApi()
    const { id, entries } = playlist('Slow mornings')
    const item = entries[5]?.item
    const uri = `spotify:track:${item && 'id' in item ? item.id : ''}`
    await call('PUT /me/player/play', { body: { context_uri: `spotify:playlist:${id}`, offset: { uri } } })
    expect((await call('GET /me/player')).json().item.uri).toBe(uri)
  })

  test('play skips what can’t be played', async () => {
    const { call, playlist } = await createTestWebApi()
    const { id, entries } = playlist('Everything, Ever')
    const next = entries[138]?.item
    await call('PUT /me/player/play', { body: { context_uri: `spotify:playlist:${id}`, offset: { position: 137 } } })
    expect((await call('GET /me/player')).json().item.name).toBe(next?.name)
  })

  test('play takes tracks without a context', async () => {
    const { call, world } = await createTestWebApi()
    const uris = world.catalogue.wellKnown.slice(2, 4).map(({ id }) => `spotify:track:${id}`)
    await call('PUT /me/player/play', { body: { uris } })
    expect((await call('GET /me/player')).json()).toMatchObject({ item: { uri: uris[0] }, context: null })
  })

  test.each([
    { context_uri: 'spotify:album:0000000000000000000000', uris: ['spotify:track:0000000000000000000000'] },
    { context_uri: 'garbage' },
    { uris: 'spotify:track:0000000000000000000000' },
    { position_ms: -1 },
    [],
  ])('play refuses %j', async (body) => {
    const { call } = await createTestWebApi()
    expect((await call('PUT /me/player/play', { body })).statusCode).toBe(400)
  })

  test('play knows nothing of things that don’t exist', async () => {
    const { call } = await createTestWebApi()
    expect(
      (await call('PUT /me/player/play', { body: { context_uri: 'spotify:album:0000000000000000000000' } })).statusCode,
    ).toBe(404)
  })

  test('what is queued is next', async () => {
    const { call, world } = await createTestWebApi()
    const track = world.catalogue.wellKnown[6]
    await call(`POST /me/player/queue?uri=spotify:track:${track?.id}`)
    expect((await call('GET /me/player/queue')).json().queue[0].name).toBe('Night Ferry')
    await call('POST /me/player/next')
    expect((await call('GET /me/player/currently-playing')).json().item.name).toBe('Night Ferry')
  })

  test('volume, repeat and shuffle are seen in the state', async () => {
    const { call } = await createTestWebApi()
    for (const command of ['volume?volume_percent=7', 'repeat?state=track', 'shuffle?state=true']) {
      expect((await call(`PUT /me/player/${command}`)).statusCode).toBe(204)
    }
    expect((await call('GET /me/player')).json()).toMatchObject({
      device: { id: speaker, volume_percent: 7 },
      repeat_state: 'track',
      shuffle_state: true,
    })
  })
})

describe('the state', () => {
  test('moves with the clock', async () => {
    const { call, clock } = await createTestWebApi()
    expect((await call('GET /me/player')).json()).toMatchObject({
      progress_ms: 84_000,
      item: { name: 'Paper Lanterns' },
    })
    clock.advance(221_000 - 84_000 + 250)
    expect((await call('GET /me/player')).json()).toMatchObject({ progress_ms: 250, item: { name: 'Low Tide Radio' } })
  })

  test.each(['GET /me/player', 'GET /me/player/currently-playing'])(
    '%s has no body where nothing plays',
    async (call) => {
      const api = await createTestWebApi()
      expect(await api.call(call, { as: 'cleo' })).toMatchObject({ statusCode: 204, body: '' })
    },
  )

  test('hides an episode from clients that did not say they know episodes', async () => {
    const { call, world } = await createTestWebApi()
    await call('PUT /me/player/play', { body: { uris: [`spotify:episode:${world.catalogue.episodes[0]?.id}`] } })
    expect((await call('GET /me/player')).json()).toMatchObject({ item: null, currently_playing_type: 'episode' })
    expect((await call('GET /me/player?additional_types=track,episode')).json().item.type).toBe('episode')
  })
})
