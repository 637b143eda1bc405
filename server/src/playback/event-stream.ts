import { Readable } from 'node:stream'
import type { PlaybackEventName, PlaybackEvents } from '../../contract/playback.ts'

/**
 * Server-sent events for one reader. What a slow reader has not taken yet is replaced by what comes after it: one
 * piece of news and one heartbeat wait at most, however slow the reader is.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export class EventStream extends Readable {
  readonly #waiting = new Map<'news' | 'heartbeat', string>()
  #isAsked = false
  #isOver = false

  /** @param retryMs how long a browser waits before it comes back when the connection breaks off */
  constructor(retryMs: number) {
    super({ highWaterMark: 1, encoding: 'utf8' })
    // At once, so that the reader gets the headers and knows that it is connected.
    this.push(retry(retryMs))
  }

  tell<Name extends PlaybackEventName>(name: Name, data: PlaybackEvents[Name], id?: string): void {
    if (this.#isOver) return
    const lines = [`event: ${name}`, ...(id === undefined ? [] : [`id: ${id}`]), `data: ${JSON.stringify(data)}`]
    this.#waiting.set(name === 'heartbeat' ? 'heartbeat' : 'news', `${lines.join('\n')}\n\n`)
    this.#hand()
  }

  /** Whether the last heartbeat still waits: who takes none reads no more. */
  get isStuck(): boolean {
    return this.#waiting.has('heartbeat')
  }

  /** Ends it with what waits. @param retryMs when to come back */
  finish(retryMs?: number): void {
    if (this.#isOver) return
    this.#isOver = true
    if (retryMs !== undefined) this.#waiting.set('heartbeat', retry(retryMs))
    this.#hand()
  }

  override _read(): void {
    this.#isAsked = true
    this.#hand()
  }

  #hand(): void {
    for (const [kind, text] of this.#waiting) {
      if (!this.#isAsked) return
      this.#waiting.delete(kind)
      this.#isAsked = this.push(text)
    }
    if (this.#isOver && this.#isAsked) this.push(null)
  }
}

const retry = (ms: number) => `retry: ${Math.round(ms)}\n\n`
