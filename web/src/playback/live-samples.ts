import { accountParameter } from '@scopedeck/server/contract/account-mark.ts'
import { isRecord, parseJson } from '@scopedeck/server/contract/json.ts'
import {
  heartbeatMs,
  type PlaybackSample,
  type PlaybackSource,
  playbackEventsPath,
  receiveSample,
} from '@scopedeck/server/contract/playback.ts'
import { exponentialBackoffMs } from '@scopedeck/server/contract/playback-pace.ts'
import { sessionChangedEvent } from '../session/page-account.ts'
import { addressOf } from '../shared/address.ts'
import { pageOwner } from '../shared/page-owner.ts'
import { localProblem, readProblem, type ScreenProblem } from '../shared/problem.ts'
import { learnServerTime, serverNow } from '../shared/server-clock.ts'

/**
 * How samples reach this page. `live`: the server sends them. `catching-up`: the connection broke and is being opened again.
 * `polling`: there is no connection, so the page polls every few seconds. `offline`: the browser has no network, so nothing
 * is asked. `ended`: the session has ended.
 */
export const streamModes = ['live', 'catching-up', 'polling', 'offline', 'ended'] as const
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
  const catchUp = () => {
    setMode('catching-up')
    timer = setTimeout(setMode, pollAfterMs - graceMs, 'polling')
  }
  const waitForConnection = () => {
    if (state.mode === 'live') timer ??= setTimeout(catchUp, graceMs)
  }
  const close = keepEventSource(source, {
    onOpen: () => setMode('live'),
    onEvent: () => state.mode === 'offline' && setMode('live'),
    onOffline: () => state.mode !== 'ended' && setMode('offline'),
    onOnline: () => state.mode === 'offline' && catchUp(),
    onLost(isRefused) {
      if (state.mode === 'ended' || state.mode === 'offline') return
      if (isRefused) setMode('polling')
      else waitForConnection()
    },
    onSample: (sample) => change({ mode: 'live', sample }),
    onProblem: (problem) => change({ ...state, failure: { problem, at: serverNow() } }),
    onEnded: () => setMode('ended'),
  })
  if (navigator.onLine === false) setMode('offline')
  else waitForConnection()
  return () => {
    clearTimeout(timer)
    close()
  }
}

interface EventSourceHandlers {
  onOpen(): void
  /** Any event shows that the connection works, whatever the browser says about its network. */
  onEvent(): void
  onOffline(): void
  onOnline(): void
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
    stream = new EventSource(addressOf(playbackEventsPath, { source, [accountParameter]: pageOwner() }))
    stream.onopen = () => {
      failures = 0
      handlers.onOpen()
    }
    stream.onerror = () => {
      const isRefused = stream.readyState === EventSource.CLOSED
      if (isRefused) comeBack()
      handlers.onLost(isRefused)
    }
    listenTo(stream, handlers, () => {
      watchSilence()
      handlers.onEvent()
    })
    stream.addEventListener('ended', () => {
      stream.close()
      comeBack()
    })
    watchSilence()
  }

  const comeOnline = () => {
    handlers.onOnline()
    reopen()
  }
  open()
  window.addEventListener('online', comeOnline)
  window.addEventListener('offline', handlers.onOffline)
  return () => {
    window.removeEventListener('online', comeOnline)
    window.removeEventListener('offline', handlers.onOffline)
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
    learn(data)
    const sample = receiveSample(data, serverNow())
    if (sample) handlers.onSample(sample)
  })
  on('problem', (data) => handlers.onProblem(readProblem(data) ?? localProblem('unexpected')))
  on('ended', handlers.onEnded)
  on('heartbeat', learn)
  on('session', () => dispatchEvent(new Event(sessionChangedEvent)))
}

/** Takes the server's clock out of an event. */
function learn(data: unknown): void {
  if (isRecord(data) && typeof data.now === 'number') learnServerTime(data.now)
}
