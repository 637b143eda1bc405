import { Readable } from 'node:stream'
import type { FlowEvents } from '../../contract/flow-record.ts'

/** Events that a reader who does not read may leave waiting; after that it is cut, and begins anew with the record. */
const mostWaiting = 1_000

/**
 * Server-sent events for one reader, every one of them, in their order.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export class FlowStream extends Readable {
  readonly #waiting: string[] = []
  #isAsked = false
  #isOver = false

  /** @param retryMs how long the browser waits before it connects again when the connection breaks */
  constructor(retryMs: number) {
    super({ highWaterMark: 1, encoding: 'utf8' })
    // At once, so that the browser gets the headers and knows that it is connected.
    this.push(retry(retryMs))
  }

  send<Name extends keyof FlowEvents>(name: Name, data: FlowEvents[Name]): void {
    if (this.#isOver) return
    if (this.#waiting.length >= mostWaiting) return void this.destroy()
    this.#waiting.push(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
    this.#pushWaiting()
  }

  /** Ends the stream after the events that wait. @param retryMs when to connect again */
  finish(retryMs?: number): void {
    if (this.#isOver) return
    this.#isOver = true
    if (retryMs !== undefined) this.#waiting.push(retry(retryMs))
    this.#pushWaiting()
  }

  override _read(): void {
    this.#isAsked = true
    this.#pushWaiting()
  }

  #pushWaiting(): void {
    while (this.#isAsked && this.#waiting.length > 0) this.#isAsked = this.push(this.#waiting.shift())
    if (this.#isOver && this.#isAsked) this.push(null)
  }
}

const retry = (ms: number) => `retry: ${Math.round(ms)}\n\n`
