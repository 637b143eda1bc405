import { heartbeatMs } from '@scopedeck/server/contract/playback.ts'
import { readPlayback } from '@scopedeck/server/contract/playback-state.ts'
import { aPlayback } from '@scopedeck/server/contract/testing/playback.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { localProblem } from '../shared/problem.ts'
import type { StreamState } from './live-samples.ts'
import { openSampleStream } from './live-samples.ts'

/** The browser's side of a stream, which Node does not have, played by hand. */
class PlayedSource extends EventTarget {
  static readonly CLOSED = 2
  static opened: PlayedSource[] = []
  readonly address: string
  readyState = 0
  onopen = () => {}
  onerror = () => {}

  constructor(address: string) {
    super()
    this.address = address
    PlayedSource.opened.push(this)
  }

  close = () => {
    this.readyState = PlayedSource.CLOSED
  }
  /** The server has answered with a stream. */
  open() {
    this.readyState = 1
    this.onopen()
  }
  tell(name: string, data: unknown) {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) }))
  }
  /** The connection broke off; the browser tries again. */
  lose() {
    this.readyState = 0
    this.onerror()
  }
  /** The server has answered with something else: the browser gives up. */
  refuse() {
    this.close()
    this.onerror()
  }
}

let told: StreamState[]
let stop: () => void
const source = () => PlayedSource.opened.at(-1) ?? new PlayedSource('')
const modes = () => told.map(({ mode }) => mode)

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  vi.stubGlobal('EventSource', PlayedSource)
  vi.stubGlobal('window', new EventTarget())
  PlayedSource.opened = []
  told = []
  stop = openSampleStream('currently-playing', (state) => void told.push(state))
})

afterEach(() => {
  stop()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('a sample is as old as the server says, whatever the clock of this machine shows', () => {
  source().open()
  source().tell('playback', { playback: aPlayback(), at: 77_000, now: 77_400 })
  expect(source().address).toBe('/api/player/events?source=currently-playing')
  expect(told).toEqual([{ mode: 'live', sample: { playback: readPlayback(aPlayback()), at: 999_600 } }])
  source().tell('playback', { playback: null, at: 78_000, now: 78_000 })
  expect(told.at(-1)?.sample).toEqual({ playback: null, at: 1_000_000 })
})

test.each([{}, { playback: 'song', at: 1, now: 1 }, { playback: null, at: 1 }])(
  'a sample that does not parse, %o, changes nothing',
  (data) => {
    source().open()
    source().tell('playback', data)
    expect(told).toEqual([])
  },
)

test('a problem comes beside the last sample, and is over with the next one', () => {
  source().open()
  source().tell('playback', { playback: aPlayback(), at: 1, now: 1 })
  const problem = localProblem('rate-limited')
  source().tell('problem', problem)
  expect(told.at(-1)).toMatchObject({ sample: { at: 1_000_000 }, failure: { problem, at: 1_000_000 } })
  source().tell('playback', { playback: null, at: 1, now: 1 })
  expect(told.at(-1)).not.toHaveProperty('failure')
})

test('a problem that does not parse is still a problem', () => {
  source().open()
  source().tell('problem', { code: 'made-up' })
  expect(told.at(-1)?.failure).toMatchObject({ problem: { code: 'unexpected' } })
})

test('a connection that is back within 2 s does not show as broken', async () => {
  source().open()
  source().lose()
  await vi.advanceTimersByTimeAsync(1_900)
  source().open()
  await vi.advanceTimersByTimeAsync(30_000)
  expect(modes()).toEqual([])
})

test('a connection that stays broken shows as catching up, then the page polls, until it is back', async () => {
  source().open()
  source().lose()
  await vi.advanceTimersByTimeAsync(2_100)
  expect(modes()).toEqual(['catching-up'])
  source().lose()
  await vi.advanceTimersByTimeAsync(4_000)
  source().lose()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(modes()).toEqual(['catching-up', 'polling'])
  source().open()
  expect(modes()).toEqual(['catching-up', 'polling', 'live'])
})

test('after refusals the page connects again, later every time', async () => {
  source().refuse()
  expect(modes()).toEqual(['polling'])
  await vi.advanceTimersByTimeAsync(3_000)
  expect(PlayedSource.opened).toHaveLength(2)
  source().refuse()
  await vi.advanceTimersByTimeAsync(3_900)
  expect(PlayedSource.opened).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(2_200)
  expect(PlayedSource.opened).toHaveLength(3)
  source().open()
  expect(modes()).toEqual(['polling', 'live'])
})

test('after 37.5 s of silence another connection is opened', async () => {
  source().open()
  await vi.advanceTimersByTimeAsync(2 * heartbeatMs)
  source().tell('heartbeat', { now: 1 })
  await vi.advanceTimersByTimeAsync(2 * heartbeatMs)
  expect(PlayedSource.opened).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(heartbeatMs)
  expect(PlayedSource.opened.map(({ readyState }) => readyState)).toEqual([PlayedSource.CLOSED, 0])
})

test('when the network comes back another connection is opened', () => {
  source().open()
  window.dispatchEvent(new Event('online'))
  expect(PlayedSource.opened).toHaveLength(2)
})

test('while the browser is offline nothing is live, and afterwards it is again', async () => {
  source().open()
  window.dispatchEvent(new Event('offline'))
  source().lose()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(modes()).toEqual(['offline'])
  window.dispatchEvent(new Event('online'))
  source().open()
  expect(modes()).toEqual(['offline', 'catching-up', 'live'])
})

test('a browser that is back online without a connection polls after a while', async () => {
  source().open()
  window.dispatchEvent(new Event('offline'))
  window.dispatchEvent(new Event('online'))
  source().lose()
  await vi.advanceTimersByTimeAsync(4_000)
  expect(modes()).toEqual(['offline', 'catching-up', 'polling'])
})

test('an event that comes to a browser without a network shows that the server is near', () => {
  source().open()
  window.dispatchEvent(new Event('offline'))
  source().tell('heartbeat', { now: 1 })
  expect(modes()).toEqual(['offline', 'live'])
})

test('the end of the session is told once; with another session the stream goes on', async () => {
  source().open()
  source().tell('ended', localProblem('sign-in-required'))
  expect([modes(), source().readyState]).toEqual([['ended'], PlayedSource.CLOSED])
  await vi.advanceTimersByTimeAsync(3_000)
  source().open()
  expect(modes()).toEqual(['ended', 'live'])
})

test('after it was stopped no connection is opened', async () => {
  source().refuse()
  stop()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(PlayedSource.opened).toHaveLength(1)
})
