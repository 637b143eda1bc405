import { heartbeatMs } from '@scopedeck/server/contract/playback.ts'
import { aPlayback } from '@scopedeck/server/contract/testing/playback.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { localProblem } from '../shared/problem.ts'
import type { Bulletin } from './bulletin.ts'
import { tellLive } from './live-samples.ts'

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

let told: Bulletin[]
let stop: () => void
const source = () => PlayedSource.opened.at(-1) ?? new PlayedSource('')
const modes = () => told.map(({ mode }) => mode)

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  vi.stubGlobal('EventSource', PlayedSource)
  vi.stubGlobal('window', new EventTarget())
  PlayedSource.opened = []
  told = []
  stop = tellLive('currently-playing', (bulletin) => void told.push(bulletin))
})

afterEach(() => {
  stop()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('what is told is as old as the server says, whatever the clock here', () => {
  source().open()
  source().tell('playback', { playback: aPlayback(), at: 77_000, now: 77_400 })
  expect(source().address).toBe('/api/player/events?source=currently-playing')
  expect(told).toEqual([{ mode: 'live', observed: { playback: aPlayback(), at: 999_600 } }])
  source().tell('playback', { playback: null, at: 78_000, now: 78_000 })
  expect(told.at(-1)?.observed).toEqual({ at: 1_000_000 })
})

test('a problem is told beside what is known, and is over with the next state', () => {
  source().open()
  source().tell('playback', { playback: aPlayback(), at: 1, now: 1 })
  const problem = localProblem('rate-limited')
  source().tell('problem', problem)
  expect(told.at(-1)).toMatchObject({ observed: { at: 1_000_000 }, trouble: { problem, at: 1_000_000 } })
  source().tell('playback', { playback: null, at: 1, now: 1 })
  expect(told.at(-1)).not.toHaveProperty('trouble')
})

test('a connection that is soon back was never missed', async () => {
  source().open()
  source().lose()
  await vi.advanceTimersByTimeAsync(1_900)
  source().open()
  await vi.advanceTimersByTimeAsync(30_000)
  expect(modes()).toEqual([])
})

test('one that stays away is caught up with, then playback is asked for, until it is back', async () => {
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

test('a refusal is tried again, ever later', async () => {
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

test('silence means that the connection died in its sleep: another is opened', async () => {
  source().open()
  await vi.advanceTimersByTimeAsync(2 * heartbeatMs)
  source().tell('heartbeat', { now: 1 })
  await vi.advanceTimersByTimeAsync(2 * heartbeatMs)
  expect(PlayedSource.opened).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(heartbeatMs)
  expect(PlayedSource.opened.map(({ readyState }) => readyState)).toEqual([PlayedSource.CLOSED, 0])
})

test('so does a network that comes back', () => {
  source().open()
  window.dispatchEvent(new Event('online'))
  expect(PlayedSource.opened).toHaveLength(2)
})

test('when the session has ended that is told, once; should there be another session, it goes on', async () => {
  source().open()
  source().tell('ended', localProblem('sign-in-required'))
  expect([modes(), source().readyState]).toEqual([['ended'], PlayedSource.CLOSED])
  await vi.advanceTimersByTimeAsync(3_000)
  source().open()
  expect(modes()).toEqual(['ended', 'live'])
})

test('stopped, nothing comes back', async () => {
  source().refuse()
  stop()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(PlayedSource.opened).toHaveLength(1)
})
