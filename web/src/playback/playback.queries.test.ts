import { aPlayback } from '@scopedeck/server/contract/testing/playback.ts'
import { environmentManager, focusManager, QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { problemOf } from '../shared/problem.ts'
import type { OptimisticPlayback } from './optimistic-playback.ts'
import { playbackKeys, playbackQueries } from './playback.queries.ts'

let answers: (() => Response)[]
let asked: string[]
let stop: (() => void)[]

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  environmentManager.setIsServer(() => false)
  answers = []
  asked = []
  stop = []
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address)
    return answers.shift()?.() ?? Response.json(aPlayback())
  })
})

afterEach(() => {
  for (const end of stop) end()
  focusManager.setFocused(undefined)
  environmentManager.setIsServer(() => true)
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** Some components that read playback through one query client. */
function readers(count: number, { scope = true } = {}) {
  const client = new QueryClient()
  const options = playbackQueries.state(scope ? 'playback-state' : undefined, { isPolled: true })
  for (let index = 0; index < count; index++) stop.push(new QueryObserver(client, options).subscribe(() => {}))
  return client
}

test('many readers make one poller', async () => {
  readers(3)
  await vi.advanceTimersByTimeAsync(20_500)
  expect(asked).toHaveLength(5)
  expect(asked[0]).toBe('/api/spotify/v1/me/player?additional_types=track%2Cepisode')
})

test('a reader that comes later brings no poll of its own', async () => {
  const client = readers(1)
  await vi.advanceTimersByTimeAsync(2_000)
  stop.push(new QueryObserver(client, playbackQueries.state('playback-state', { isPolled: true })).subscribe(() => {}))
  await vi.advanceTimersByTimeAsync(18_500)
  expect(asked).toHaveLength(5)
})

test('a hidden page does not poll, and polls again when it is visible', async () => {
  const client = readers(1)
  client.mount()
  stop.push(() => client.unmount())
  await vi.advanceTimersByTimeAsync(100)
  focusManager.setFocused(false)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toHaveLength(1)
  focusManager.setFocused(true)
  await vi.advanceTimersByTimeAsync(100)
  expect(asked).toHaveLength(2)
})

test('without a scope there is no call', async () => {
  readers(2, { scope: false })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toEqual([])
})

test('that nothing plays is an answer, and the next poll comes after 15 s', async () => {
  answers = Array.from({ length: 9 }, () => () => new Response(null, { status: 204 }))
  const client = readers(1)
  await vi.advanceTimersByTimeAsync(14_000)
  expect(asked).toHaveLength(1)
  expect(client.getQueryData(playbackQueries.state('playback-state', { isPolled: true }).queryKey)?.sample).toEqual({
    playback: null,
    at: 1_000_000,
  })
  await vi.advanceTimersByTimeAsync(2_000)
  expect(asked).toHaveLength(2)
})

test.each(['no-active-device', 'not-found'])('a 404 of Spotify’s, %s, says that nothing plays', async (code) => {
  answers = [() => Response.json({ code }, { status: 404 })]
  const client = readers(1)
  await vi.advanceTimersByTimeAsync(100)
  const { error, data } = client.getQueryState<OptimisticPlayback>(playbackKeys.state) ?? {}
  expect([error, data?.sample.playback]).toEqual([null, null])
})

test('an answer that is no state of playback is a problem', async () => {
  answers = [() => Response.json(['song'])]
  const client = readers(1)
  await vi.advanceTimersByTimeAsync(100)
  const { error, data } = client.getQueryState(playbackKeys.state) ?? {}
  expect([problemOf(error).code, data]).toEqual(['upstream-invalid', undefined])
})

test('a pause that Spotify asked for is kept, and then it goes on', async () => {
  answers = [() => Response.json({ code: 'rate-limited', retryAfter: 22 }, { status: 429 })]
  readers(2)
  await vi.advanceTimersByTimeAsync(21_900)
  expect(asked).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(5_300)
  expect(asked).toHaveLength(3)
})

test('after the end of the session it stops', async () => {
  answers = [() => Response.json({ code: 'sign-in-required' }, { status: 401 })]
  readers(1)
  await vi.advanceTimersByTimeAsync(120_000)
  expect(asked).toHaveLength(1)
})
