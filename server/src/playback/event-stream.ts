import { Readable } from 'node:stream'
import type { PlaybackEventName, PlaybackEvents } from '../../contract/playback.ts'

type EventPlace = 'sample' | 'heartbeat' | 'session'
/** Where an event waits, unless it is one of playback. */
const places: Partial<Record<PlaybackEventName, EventPlace>> = { heartbeat: 'heartbeat', session: 'session' }

/**
 * Server-sent events for one reader. A newer event takes the place of an older one that a slow reader has not taken yet: at
 * most one sample or problem, one heartbeat and one word of the session wait, however slow the reader is.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export class EventStream extends Readable {
  readonly #waiting = new Map<EventPlace, string>()
  #isAsked = false
  #isOver = false

  /** @param retryMs how long the browser waits before it connects again when the connection breaks */
  constructor(retryMs: number) {
    super({ highWaterMark: 1, encoding: 'utf8' })
    // At once, so that the browser gets the headers and knows that it is connected.
    this.push(retry(retryMs))
  }

  send<Name extends PlaybackEventName>(name: Name, data: PlaybackEvents[Name], id?: string): void {
    if (this.#isOver) return
    const lines = [`event: ${name}`, ...(id === undefined ? [] : [`id: ${id}`]), `data: ${JSON.stringify(data)}`]
    this.#waiting.set(places[name] ?? 'sample', `${lines.join('\n')}\n\n`)
    this.#pushWaiting()
  }

  /** Whether the last heartbeat still waits: the reader has stopped reading. */
  get isStuck(): boolean {
    return this.#waiting.has('heartbeat')
  }

  /** Ends the stream after the events that wait. @param retryMs when to connect again */
  finish(retryMs?: number): void {
    if (this.#isOver) return
    this.#isOver = true
    if (retryMs !== undefined) this.#waiting.set('heartbeat', retry(retryMs))
    this.#pushWaiting()
  }

  override _read(): void {
    this.#isAsked = true
    this.#pushWaiting()
  }

  #pushWaiting(): void {
    for (const [kind, text] of this.#waiting) {
      if (!this.#isAsked) return
      this.#waiting.delete(kind)
      this.#isAsked = this.push(text)
    }
    if (this.#isOver && this.#isAsked) this.push(null)
  }
}

const retry = (ms: number) => `retry: ${Math.round(ms)}\n\n`
