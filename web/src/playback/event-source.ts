import type { PlaybackSource } from '@scopedeck/server/contract/playback.ts'
import { heartbeatMs, type PlaybackEvents, playbackEventsPath } from '@scopedeck/server/contract/playback.ts'

/** What is done with each event, by its name. */
type EventHandlers = { [Name in keyof PlaybackEvents]: (data: PlaybackEvents[Name]) => void }

interface Connection {
  onOpen(): void
  /** It is tried again by itself. @param isRefused the server answered, and with no stream */
  onLost(isRefused: boolean): void
}

/** A connection that is silent for so long is dead, whatever the browser thinks: the machine may have slept. */
const silenceMs = 2.5 * heartbeatMs
const firstBackoffMs = 2_000
const longestBackoffMs = 60_000

/**
 * Keeps a stream of playback open until the function that it returns is called. After a broken connection the browser
 * comes back by itself, with the id of the last event; here is what it leaves to us: refusals, ends, and connections
 * that died unnoticed.
 */
export function keepStream(source: PlaybackSource, { onOpen, onLost }: Connection, on: EventHandlers): () => void {
  let stream: EventSource
  let failures = 0
  let timer: ReturnType<typeof setTimeout>

  const after = (ms: number, act: () => void) => {
    clearTimeout(timer)
    timer = setTimeout(act, ms)
  }
  const comeBack = () => after(backoffMs(failures++), open)
  const watchSilence = () => after(silenceMs, reopen)

  function reopen(): void {
    stream.close()
    onLost(false)
    open()
  }

  function open(): void {
    stream = new EventSource(`${playbackEventsPath}?source=${source}`)
    stream.onopen = () => {
      failures = 0
      onOpen()
    }
    stream.onerror = () => {
      const isRefused = stream.readyState === EventSource.CLOSED
      if (isRefused) comeBack()
      onLost(isRefused)
    }
    for (const [name, handle] of Object.entries(on) as [string, (data: unknown) => void][])
      stream.addEventListener(name, ({ data }: MessageEvent<string>) => {
        watchSilence()
        handle(JSON.parse(data))
      })
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

/** Not all pages at the same moment. */
function backoffMs(failures: number): number {
  return Math.min(longestBackoffMs, firstBackoffMs * 2 ** failures) * (1 + Math.random() / 2)
}
