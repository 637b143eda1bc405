import { aPlayback } from '@scopedeck/server/contract/testing/playback.ts'
import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { acceptSample, noPlayback, type OptimisticPlayback, shownSample } from './optimistic-playback.ts'
import { playbackKeys } from './playback.queries.ts'
import { type AddressedCommand, commandMutation } from './send-command.ts'

interface Asked {
  call: string
  answer: (response: Response) => void
}

let asked: Asked[]
let client: QueryClient

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  asked = []
  vi.stubGlobal('fetch', (address: string, { method }: RequestInit) => {
    const { promise, resolve } = Promise.withResolvers<Response>()
    asked.push({ call: `${method} ${address.replace('/api/spotify/v1/me/player', '')}`, answer: resolve })
    return promise
  })
  client = new QueryClient()
  client.setQueryData(playbackKeys.state, acceptSample(noPlayback, { playback: aPlayback(), at: 1_000_000 }))
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const give = (request: AddressedCommand) => client.getMutationCache().build(client, commandMutation()).execute(request)
const state = () => client.getQueryData<OptimisticPlayback>(playbackKeys.state) ?? noPlayback
const isPlaying = () => shownSample(state()).playback?.is_playing
const taken = () => new Response(null, { status: 204 })
const refused = (code: string, rest = {}) => Response.json({ code, ...rest }, { status: 403 })
const settled = () => vi.advanceTimersByTimeAsync(0)

test('the effect of a command shows before Spotify has answered, and afterwards', async () => {
  const given = give({ command: { name: 'pause' } })
  await settled()
  expect(asked.map(({ call }) => call)).toEqual(['PUT /pause'])
  expect(isPlaying()).toBe(false)
  asked[0]?.answer(taken())
  await given
  expect(isPlaying()).toBe(false)
  expect(state().pending[0]?.endsAt).toBeGreaterThan(Date.now())
})

test('a refused command is taken back, and playback is stale', async () => {
  const given = give({ command: { name: 'pause' } }).catch(() => 'refused')
  await settled()
  asked[0]?.answer(refused('playback-restricted'))
  expect(await given).toBe('refused')
  expect(isPlaying()).toBe(true)
  expect(client.getQueryState(playbackKeys.state)?.isInvalidated).toBe(true)
})

test('commands go out one after the other, and all show at once', async () => {
  const [first, second] = [give({ command: { name: 'pause' } }), give({ command: { name: 'seek', positionMs: 5_000 } })]
  await settled()
  expect(asked).toHaveLength(1)
  expect(shownSample(state()).playback).toMatchObject({ is_playing: false, progress_ms: 5_000 })
  asked[0]?.answer(taken())
  await first
  await settled()
  expect(asked.map(({ call }) => call)).toEqual(['PUT /pause', 'PUT /seek?position_ms=5000'])
  asked[1]?.answer(taken())
  await second
})

test('after a short pause that Spotify asks for, the command is sent once more', async () => {
  const given = give({ command: { name: 'pause' } })
  await settled()
  asked[0]?.answer(refused('rate-limited', { retryAfter: 7 }))
  await vi.advanceTimersByTimeAsync(6_900)
  expect(asked).toHaveLength(1)
  expect(isPlaying()).toBe(false)
  expect(state().pausedUntil).toBe(1_007_000)
  await vi.advanceTimersByTimeAsync(200)
  expect(asked).toHaveLength(2)
  asked[1]?.answer(taken())
  await given
})

test('a command is sent even if playback was never read', async () => {
  client.clear()
  const given = give({ command: { name: 'next' } })
  await settled()
  asked[0]?.answer(taken())
  await given
  expect(client.getQueryData(playbackKeys.state)).toBeUndefined()
})
