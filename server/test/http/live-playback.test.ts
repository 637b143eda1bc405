import { describe, expect } from 'vitest'
import { type Pacing, pollPace } from '../../contract/playback-pace.ts'
import { aDevice, aPlayback, aTrack } from '../../contract/testing/playback.ts'
import { json, startUpstream } from '../../src/gateway/testing/upstream.ts'
import { createMemoryStore } from '../../src/store/memory-store.ts'
import type { Store } from '../../src/store/store.ts'
import { test } from '../harness/fixtures.ts'
import { listen, tells } from '../harness/listen.ts'
import { mortalStore, sharedStores } from '../harness/shared-store.ts'
import type { Simulator } from '../harness/simulator.ts'

const scopes = ['user-read-playback-state', 'user-modify-playback-state']
const songAlone = ['user-read-currently-playing']

/** Nobody waits for what is read so often. */
const often = { intervalMs: () => 20 }
/** Reads once, and again only when somebody has given a command. */
const whenTold = { intervalMs: ({ commandAt }: Pacing) => (commandAt === undefined ? 2 ** 30 : 20) }

/** In milliseconds: no heartbeat comes that would find out what a test wants to be told. */
const unheard = 2 ** 30

/** How often playback was read at Spotify. */
const polls = async (simulator: Simulator, path = '/v1/me/player') =>
  (await simulator.requests('/v1/me/player')).filter((request) => request.path.split('?')[0] === path).length

/** One look, and one more for every five seconds that a busy machine needs to bring the listeners in. */
const looksSince = (startedAt: number) => 1 + Math.floor((performance.now() - startedAt) / pollPace.playing)

describe('ten tabs', () => {
  test('cost one look at Spotify, and hear the same', async ({ startApp, simulator }) => {
    const app = await startApp()
    await simulator.changeAccount('ada', { playback: { isPlaying: false } })
    const browsers = [await app.signIn({ scopes }), await app.signIn({ scopes })]
    const startedAt = performance.now()
    const tabs = await Promise.all(
      [...browsers, ...browsers, ...browsers, ...browsers, ...browsers].map((b) => listen(b)),
    )
    const told = await Promise.all(tabs.map((tab) => tab.nth('playback', 1)))
    expect(new Set(told.map(({ id }) => id)).size).toBe(1)
    expect(told[0]?.data).toMatchObject({ playback: { is_playing: false }, at: expect.any(Number) })
    expect(await polls(simulator)).toBeLessThanOrEqual(looksSince(startedAt))
  })

  test.for(Object.entries(sharedStores))(
    'cost one over two servers too, that share a store: %s',
    async ([, share], { startApp, simulator }) => {
      const { settings, extras } = await share()
      const apps = [await startApp(settings, extras), await startApp(settings, extras)] as const
      await simulator.changeAccount('ada', { playback: { isPlaying: false } })
      const ada = await apps[0].signIn({ scopes })
      const adaThere = apps[1].browser().carrying(ada)
      const startedAt = performance.now()
      const tabs = await Promise.all(Array.from({ length: 10 }, (_, nth) => listen(nth % 2 ? adaThere : ada)))
      const told = await Promise.all(tabs.map((tab) => tab.nth('playback', 1)))
      expect(new Set(told.map(({ id }) => id)).size).toBe(1)
      expect(await polls(simulator)).toBeLessThanOrEqual(looksSince(startedAt))
    },
  )
})

test('a stream is such that no proxy keeps it back and no cache keeps it', async ({ startApp }) => {
  const reader = await listen(await (await startApp()).signIn({ scopes }))
  await reader.nth('playback', 1)
  expect(reader.status).toBe(200)
  expect(reader.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  })
  expect(reader.headers).not.toHaveProperty('content-encoding')
  expect(reader.headers).not.toHaveProperty('set-cookie')
})

describe('what changes', () => {
  test('is told, and what goes on as it should is not', async ({ startApp, simulator }) => {
    const app = await startApp({}, { live: often })
    const ada = await app.signIn({ scopes })
    await simulator.changeAccount('ada', { playback: { isPlaying: true, progressMs: 1000 } })
    const reader = await listen(ada)
    await reader.first(tells({ is_playing: true }))
    const before = await polls(simulator)
    await expect.poll(() => polls(simulator)).toBeGreaterThan(before + 10)
    expect(reader.named('playback')).toHaveLength(1)
    await simulator.changeAccount('ada', { playback: { progressMs: 60_000 } })
    const sought = await reader.nth('playback', 2)
    expect((sought.data.playback as { progress_ms: number }).progress_ms).toBeGreaterThanOrEqual(60_000)
    await simulator.changeAccount('ada', { playback: null })
    expect((await reader.nth('playback', 3)).data.playback).toBeNull()
  })

  test.for(Object.entries(sharedStores))(
    'by a command given at one server is heard soon at the other: %s',
    async ([, share], { startApp, simulator }) => {
      const { settings, extras } = await share()
      const open = () => startApp(settings, { ...extras, live: whenTold })
      const [here, there] = [await open(), await open()]
      const ada = await here.signIn({ scopes })
      await simulator.changeAccount('ada', { playback: { isPlaying: true } })
      const reader = await listen(ada)
      await reader.first(tells({ is_playing: true }))
      const command = await there.browser().carrying(ada).call('/me/player/pause', { method: 'PUT' })
      expect(command.status).toBe(204)
      await reader.first(tells({ is_playing: false }))
    },
  )

  test('by no command is sent as well, because a command may have been expected to change it', async ({
    startApp,
    simulator,
  }) => {
    const app = await startApp({}, { live: whenTold })
    const ada = await app.signIn({ scopes })
    await simulator.changeAccount('ada', { playback: { isPlaying: false } })
    const reader = await listen(ada)
    const { id } = await reader.nth('playback', 1)
    expect((await ada.call('/me/player/repeat?state=off', { method: 'PUT' })).status).toBe(204)
    expect((await reader.nth('playback', 2)).id).toBe(id)
  })
})

describe('a client that reconnects', () => {
  test('receives nothing twice, and at once what is new', async ({ startApp, simulator }) => {
    const app = await startApp({}, { live: { ...often, heartbeatMs: 200 } })
    const ada = await app.signIn({ scopes })
    await simulator.changeAccount('ada', { playback: { isPlaying: true } })
    const first = await listen(ada)
    const { id = '' } = await first.first(tells({ is_playing: true }))
    first.close()

    const second = await listen(ada, '', { 'last-event-id': id })
    await second.nth('heartbeat', 2)
    expect(second.named('playback')).toEqual([])
    second.close()
    await simulator.changeAccount('ada', { playback: { isPlaying: false } })
    const third = await listen(ada, '', { 'last-event-id': id })
    await third.first(tells({ is_playing: false }))
  })

  test('after a reload causes no further poll', async ({ startApp, simulator }) => {
    const app = await startApp({}, { live: whenTold })
    const ada = await app.signIn({ scopes })
    const startedAt = performance.now()
    for (let load = 0; load < 3; load += 1) {
      const reader = await listen(ada)
      await reader.nth('playback', 1)
      reader.close()
      await expect.poll(app.streams).toBe(0)
    }
    expect(await polls(simulator)).toBeLessThanOrEqual(looksSince(startedAt))
  })
})

describe('a stream ends', () => {
  test.for(Object.entries(sharedStores))(
    'at once when its session is signed out at another deck: %s',
    async ([, share], { startApp }) => {
      const { settings, extras } = await share()
      const open = () => startApp(settings, { ...extras, live: { heartbeatMs: unheard } })
      const [here, there] = [await open(), await open()]
      const ada = await here.signIn({ scopes })
      const staying = await listen(await here.signIn({ scopes }))
      const reader = await listen(ada)
      await reader.nth('playback', 1)
      await there.browser().carrying(ada).act('POST', '/auth/sign-out')
      expect(await reader.ended).toBe(true)
      expect(reader.told.at(-1)).toMatchObject({ name: 'ended', data: { code: 'sign-in-required', status: 401 } })
      await staying.nth('playback', 1)
      expect(here.streams()).toBe(1)
    },
  )

  test.for([
    ['read often, which is no use of it', often],
    ['with nothing but a clock to tell', { ...whenTold, heartbeatMs: unheard }],
  ] as const)('when nobody used the session for so long: %s', async ([, live], { startApp }) => {
    const app = await startApp({ SESSION_IDLE_TTL: '1s' }, { live })
    const reader = await listen(await app.signIn({ scopes }))
    expect(await reader.ended).toBe(true)
    expect(reader.named('playback')).toHaveLength(1)
    expect(reader.told.at(-1)).toMatchObject({ name: 'ended', data: { code: 'sign-in-required' } })
  })

  test('when the grant was revoked, and says that consent is needed again', async ({ startApp, simulator }) => {
    const app = await startApp({}, { live: often })
    const reader = await listen(await app.signIn({ scopes }))
    await reader.nth('playback', 1)
    await simulator.revokeGrants('ada')
    expect(await reader.ended).toBe(true)
    expect(reader.told.at(-1)).toMatchObject({ name: 'ended', data: { code: 'reauthorization-required' } })
  })

  test('with the server, which says when to come back', async ({ startApp }) => {
    const app = await startApp()
    const reader = await listen(await app.signIn({ scopes }))
    await reader.nth('playback', 1)
    const goingDown = app.goDown()
    expect(await reader.ended).toBe(true)
    expect(reader.retries).toHaveLength(2)
    expect(reader.named('ended')).toEqual([])
    await goingDown
  })

  test('when its reader is gone, and then nothing is polled for it', async ({ startApp, simulator }) => {
    const app = await startApp({}, { live: often })
    const reader = await listen(await app.signIn({ scopes }))
    await reader.nth('playback', 1)
    reader.close()
    await expect.poll(app.streams).toBe(0)
    const before = await polls(simulator)
    await app.browser().get('/healthz')
    expect((await polls(simulator)) - before).toBeLessThanOrEqual(1)
  })
})

describe('a grant', () => {
  test('without the scope for playback gets no stream, and learns which scope is missing', async ({
    startApp,
    simulator,
  }) => {
    const app = await startApp()
    const none = await (await app.signIn({ scopes: ['user-top-read'] })).get('/api/player/events')
    expect([none.status, none.json()]).toMatchObject([403, { code: 'insufficient-scope', missingScopes: songAlone }])
    const less = await (await app.signIn({ scopes: songAlone })).get('/api/player/events?source=playback-state')
    expect([less.status, less.json()]).toMatchObject([403, { missingScopes: ['user-read-playback-state'] }])
    expect((await app.browser().get('/api/player/events')).status).toBe(401)
    expect(await simulator.requests('/v1/me/player')).toEqual([])
  })

  test('that lets the song alone be read hears of no device, though another of the account does', async ({
    startApp,
    simulator,
  }) => {
    const app = await startApp({}, { live: often })
    const all = await listen(await app.signIn({ scopes: [...scopes, ...songAlone] }))
    const song = await listen(await app.signIn({ scopes: songAlone }))
    expect((await all.nth('playback', 1)).data.playback).toHaveProperty('device')
    const { id } = await song.nth('playback', 1)
    await simulator.changeAccount('ada', { playback: { shuffle: true, progressMs: 90_000 } })
    await all.nth('playback', 2)
    await song.first((event) => event.name === 'playback' && event.id !== id)
    expect(song.told.some(({ data }) => JSON.stringify(data).includes('device'))).toBe(false)
    expect(await polls(simulator, '/v1/me/player/currently-playing')).toBeGreaterThan(0)
  })
})

describe('Spotify in trouble', () => {
  test('asks for a pause: it is kept and told, and then it goes on', async ({ startApp, simulator }) => {
    const app = await startApp({}, { live: often })
    const ada = await app.signIn({ scopes })
    await simulator.fault({
      match: { path: '/v1/me/player' },
      effect: { status: 429, headers: { 'retry-after': '4' } },
      times: 1,
    })
    const reader = await listen(ada)
    expect((await reader.nth('problem', 1)).data).toMatchObject({ code: 'rate-limited', retryAfter: 4, status: 429 })
    const late = await listen(ada)
    expect((await late.nth('problem', 1)).data.retryAfter).toBeLessThanOrEqual(4)
    expect(await polls(simulator)).toBe(1)
    await reader.nth('playback', 1)
    expect(reader.named('problem')).toHaveLength(1)
  })

  test('is told, and the stream stays', async ({ startApp, simulator }) => {
    const app = await startApp({}, { live: often })
    await simulator.fault({ match: { path: '/v1/me/player' }, effect: { status: 503 } })
    const reader = await listen(await app.signIn({ scopes }))
    expect((await reader.nth('problem', 1)).data).toMatchObject({ code: 'upstream-unavailable' })
    expect(app.streams()).toBe(1)
  })
})

const refused = (message: string) => json({ error: { status: 404, message } }, { status: 404 })
const answered = (change: Record<string, unknown>) => json({ ...aPlayback({ is_playing: false }), ...change })

test('an answer with parts that make no sense is told as far as it makes sense, and is no problem', async ({
  startApp,
}) => {
  const answers = [
    [json({ device: aDevice() }), { is_playing: false, item: null, device: { name: 'Study speaker' } }],
    [answered({ repeat_state: null, shuffle_state: 'yes' }), { item: { name: 'Track 1' }, device: { id: 'speaker' } }],
    [answered({ item: { ...aTrack('2'), artists: [null] } }), { item: { name: 'Track 2' } }],
    [answered({ progress_ms: '84000', device: [], context: 7 }), { progress_ms: null, context: null }],
    [answered({ item: null, currently_playing_type: 'riddle' }), { item: null, currently_playing_type: 'unknown' }],
    [refused('Device not found'), null],
    [answered({}), { item: { name: 'Track 1' } }],
    [refused('non existing id'), null],
  ] as const
  const upstream = await startUpstream(answers[0][0])
  const app = await startApp({ SPOTIFY_API_URL: upstream.apiUrl }, { live: often })
  const reader = await listen(await app.signIn({ scopes }))
  for (const [nth, [answer, playback]] of answers.entries()) {
    upstream.answer = answer
    expect((await reader.nth('playback', nth + 1)).data).toMatchObject({ playback })
  }
  expect(reader.named('problem')).toEqual([])
})

test('when the server that reads is cut off, the other reads on', async ({ startApp, simulator }) => {
  const { settings, store, cut } = mortalStore()
  const live = { ...often, leaseMs: 300 }
  const ada = await (await startApp(settings, { live, store: store.cuttable })).signIn({ scopes })
  const other = (await startApp(settings, { live, store: store.shared })).browser().carrying(ada)
  await simulator.changeAccount('ada', { playback: { isPlaying: true } })
  await (await listen(ada)).nth('playback', 1)
  const reader = await listen(other)
  await reader.first(tells({ is_playing: true }))
  cut()
  await simulator.changeAccount('ada', { playback: { isPlaying: false } })
  await reader.first(tells({ is_playing: false }))
})

/** The number of the track that an event tells of; 0 for none. */
function trackOf(event: { data: Record<string, unknown> } | undefined): number {
  const { item } = (event?.data.playback ?? {}) as { item?: { id: string } }
  return Number(item?.id ?? 0)
}

test('a client that stops reading delays no other, and gets the newest event when it reads again', async ({
  startApp,
}) => {
  let version = 0
  const name = 'long '.repeat(40_000)
  const upstream = await startUpstream((response, request) => {
    version += 1
    json(aPlayback({ item: aTrack(String(version), { name }), is_playing: false }))(response, request)
  })
  const app = await startApp({ SPOTIFY_API_URL: upstream.apiUrl }, { live: often })
  const ada = await app.signIn({ scopes })
  const reader = await listen(ada)
  await reader.nth('playback', 1)
  reader.pause(true)
  const other = await listen(ada)
  await other.nth('playback', 150)
  reader.pause(false)
  // It plays on meanwhile: what is sent when it reads again may be newer still.
  const newest = trackOf(other.told.at(-1))
  await reader.first((event) => trackOf(event) >= newest)
  expect(reader.named('playback').length).toBeLessThan(100)
})

test('no account gets samples of another account', async ({ startApp, simulator }) => {
  const app = await startApp({}, { live: often })
  const ada = await listen(await app.signIn({ scopes }))
  const ben = await listen(await app.signIn({ scopes, account: 'ben' }))
  await Promise.all([ada.nth('playback', 1), ben.nth('playback', 1)])
  for (const progressMs of [10_000, 50_000, 20_000]) {
    await simulator.changeAccount('ada', { playback: { isPlaying: false, progressMs } })
    await ada.first(tells({ is_playing: false, progress_ms: progressMs }))
  }
  await simulator.changeAccount('ben', { playback: { isPlaying: false, progressMs: 7_000 } })
  await ben.first(tells({ is_playing: false, progress_ms: 7_000 }))
  expect(ben.named('playback')).toHaveLength(2)
  expect(ada.told.some(tells({ progress_ms: 7_000 }))).toBe(false)
})

test('the store passes on what an account plays, and can’t read it', async ({ startApp, simulator }) => {
  const { settings, extras } = (await sharedStores.memory?.()) ?? {}
  const store = extras?.store ?? createMemoryStore()
  const passed: string[] = []
  const watched: Store = {
    ...store,
    pubSub: {
      ...store.pubSub,
      publish: (topic, message) => {
        passed.push(topic, message, Buffer.from(message, 'base64').toString('latin1'))
        return store.pubSub.publish(topic, message)
      },
    },
    leases: {
      ...store.leases,
      acquire: (name, ...rest) => {
        passed.push(name)
        return store.leases.acquire(name, ...rest)
      },
    },
  }
  const open = () => startApp(settings, { live: often, store: watched })
  const ada = await (await open()).signIn({ scopes })
  const tabs = [await listen(ada), await listen((await open()).browser().carrying(ada))]
  await simulator.changeAccount('ada', { playback: { isPlaying: false, progressMs: 1_000 } })
  for (const tab of tabs) await tab.first(tells({ progress_ms: 1_000 }))
  const { item } = (tabs[0]?.told.at(-1)?.data.playback ?? {}) as { item: { name: string; uri: string } }
  expect(passed.length).toBeGreaterThan(3)
  for (const text of passed) for (const secret of [item.name, item.uri, '"ada"']) expect(text).not.toContain(secret)
})

describe('streams are counted', () => {
  test('by session, and too many are refused by name; one that is closed makes room', async ({ startApp }) => {
    const app = await startApp({}, { live: { perSession: 2 } })
    const ada = await app.signIn({ scopes })
    const first = await listen(ada)
    await listen(ada)
    const refused = await ada.get('/api/player/events')
    expect([refused.status, refused.json().code]).toEqual([429, 'too-many-streams'])
    expect(refused.headers).toMatchObject({ 'retry-after': '30' })
    expect((await listen(await app.signIn({ scopes }))).status).toBe(200)
    first.close()
    await expect.poll(app.streams).toBe(2)
    expect((await listen(ada)).status).toBe(200)
  })

  test('in all, and beyond what the server can hold is 503', async ({ startApp }) => {
    const app = await startApp({}, { live: { inAll: 1 } })
    await listen(await app.signIn({ scopes }))
    const refused = await (await app.signIn({ scopes })).get('/api/player/events')
    expect([refused.status, refused.json().code]).toEqual([503, 'streams-exhausted'])
  })
})
