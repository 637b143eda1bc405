import { parseJson } from '@scopedeck/server/contract/json.ts'
import {
  heartbeatMs,
  type PlaybackSample,
  type PlaybackSource,
  playbackEventsPath,
  receiveSample,
} from '@scopedeck/server/contract/playback.ts'
import { exponentialBackoffMs } from '@scopedeck/server/contract/playback-pace.ts'
import { localProblem, readProblem, type ScreenProblem } from '../shared/problem.ts'

/**
 * How samples reach this page. `live`: the server sends them. `catching-up`: the connection broke and is being opened again.
 * `polling`: there is no connection, so the page polls every few seconds. `ended`: the session has ended.
 */
export const streamModes = ['live', 'catching-up', 'polling', 'ended'] as const
export type StreamMode = (typeof streamModes)[number]

/** What keeps playback from being read, and since when (epoch ms). */
export interface PollFailure {
  problem: ScreenProblem
  at: number
}

/** The mode of the stream, and the last that came over it. */
export interface StreamState {
  mode: StreamMode
  sample?: PlaybackSample
  failure?: PollFailure
}

/** A connection that is back within this time is not shown as broken. */
const graceMs = 2_000
/** After so long without a connection the page polls. */
const pollAfterMs = 6_000

/** Tells every new state of the stream until the function that it returns is called. */
export function openSampleStream(source: PlaybackSource, tell: (state: StreamState) => void): () => void {
  let state: StreamState = { mode: 'live' }
  let timer: ReturnType<typeof setTimeout> | undefined

  const change = (next: StreamState) => {
    state = next
    tell(state)
  }
  const setMode = (mode: StreamMode) => {
    clearTimeout(timer)
    timer = undefined
    if (mode !== state.mode) change({ ...state, mode })
  }
  const waitForConnection = () => {
    if (state.mode !== 'live') return
    timer ??= setTimeout(() => {
      setMode('catching-up')
      timer = setTimeout(setMode, pollAfterMs - graceMs, 'polling')
    }, graceMs)
  }
  const close = keepEventSource(source, {
    onOpen: () => setMode('live'),
    onLost(isRefused) {
      if (state.mode !== 'ended') isRefused ? setMode('polling') : waitForConnection()
    },
    onSample: (sample) => change({ mode: 'live', sample }),
    onProblem: (problem) => change({ ...state, failure: { problem, at: Date.now() } }),
    onEnded: () => setMode('ended'),
  })
  waitForConnection()
  return () => {
    clearTimeout(timer)
    close()
  }
}

interface EventSourceHandlers {
  onOpen(): void
  /** The connection broke; it is opened again by itself. @param isRefused the server answered, but with no stream */
  onLost(isRefused: boolean): void
  onSample(sample: PlaybackSample): void
  onProblem(problem: ScreenProblem): void
  onEnded(): void
}

/** A connection that is silent for so long is dead, even if the browser does not know: the machine may have slept. */
const silenceMs = 2.5 * heartbeatMs
const reconnectBackoff = { first: 2_000, longest: 60_000, jitter: 1 / 2 }

/**
 * Keeps an `EventSource` open until the function that it returns is called. The browser reconnects a broken connection by
 * itself, with the id of the last event. It does not after a refusal, after the end of a session, or when a connection died
 * without notice: those are left to us.
 */
function keepEventSource(source: PlaybackSource, handlers: EventSourceHandlers): () => void {
  let stream: EventSource
  let failures = 0
  let timer: ReturnType<typeof setTimeout>

  const after = (ms: number, act: () => void) => {
    clearTimeout(timer)
    timer = setTimeout(act, ms)
  }
  const watchSilence = () => after(silenceMs, reopen)
  const comeBack = () => after(exponentialBackoffMs(reconnectBackoff, ++failures, Math.random()), open)

  function reopen(): void {
    stream.close()
    handlers.onLost(false)
    open()
  }

  function open(): void {
    stream = new EventSource(`${playbackEventsPath}?source=${source}`)
    stream.onopen = () => {
      failures = 0
      handlers.onOpen()
    }
    stream.onerror = () => {
      const isRefused = stream.readyState === EventSource.CLOSED
      if (isRefused) comeBack()
      handlers.onLost(isRefused)
    }
    listenTo(stream, handlers, watchSilence)
    stream.addEventListener('ended', () => {
      stream.close()
      comeBack()
    })
    watchSilence()
  }

  open()
  window.addEventListener('online', reopen)
  return () => {
    window.removeEventListener('online', reopen)
    clearTimeout(timer)
    stream.close()
  }
}

/** Parses the events of a stream. A sample that does not parse shows that the connection works, and nothing more. */
function listenTo(stream: EventSource, handlers: EventSourceHandlers, onEvent: () => void): void {
  const on = (name: string, handle: (data: unknown) => void) =>
    stream.addEventListener(name, ({ data }: MessageEvent<unknown>) => {
      onEvent()
      handle(typeof data === 'string' ? parseJson(data) : undefined)
    })
  on('playback', (data) => {
    const sample = receiveSample(data, Date.now())
    if (sample) handlers.onSample(sample)
  })
  on('problem', (data) => handlers.onProblem(readProblem(data) ?? localProblem('unexpected')))
  on('ended', handlers.onEnded)
  on('heartbeat', () => {})
}
