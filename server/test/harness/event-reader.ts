import { EventEmitter } from 'node:events'
import type { Dispatcher } from 'undici'

/** One event as it came. */
export interface Told {
  name: string
  id?: string
  data: Record<string, unknown>
}

/**
 * Reads a stream of server-sent events, as much of it as ours use.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
 */
export class EventReader {
  readonly status: number
  readonly headers: Dispatcher.ResponseData['headers']
  readonly told: Told[] = []
  /** In milliseconds, each as it came. */
  readonly retries: number[] = []
  /** True when the stream came to its end, false when it was cut. */
  readonly ended: Promise<boolean>
  /** Takes nothing more off the wire, until it is called again with false. */
  readonly pause: (paused: boolean) => void
  readonly close: () => void
  readonly #arrivals = new EventEmitter().setMaxListeners(0)
  #rest = ''

  constructor({ statusCode, headers, body }: Dispatcher.ResponseData) {
    this.status = statusCode
    this.headers = headers
    body.setEncoding('utf8')
    body.on('data', (text: string) => this.#take(text))
    this.ended = new Promise((resolve) => {
      body.once('end', () => resolve(true))
      body.once('error', () => resolve(false))
    })
    this.pause = (paused) => void (paused ? body.pause() : body.resume())
    this.close = () => void body.destroy()
  }

  named = (name: string): Told[] => this.told.filter((event) => event.name === name)

  /** Resolves with the first event that is like that, whether it has come or is still to come. */
  async first(isLikeThat: (event: Told) => boolean): Promise<Told> {
    for (;;) {
      const found = this.told.find(isLikeThat)
      if (found) return found
      await new Promise((resolve) => this.#arrivals.once('event', resolve))
    }
  }

  /** The event of that name that comes as the nth, counted from 1. */
  nth = (name: string, count: number) => this.first((event) => this.named(name)[count - 1] === event)

  /** What plays, by all that it has been told: the name of the item, and whether it runs. */
  get playing(): [unknown, unknown] | undefined {
    const playback = this.named('playback').at(-1)?.data.playback as
      | { item?: { name: string }; is_playing: boolean }
      | undefined
    return playback && [playback.item?.name, playback.is_playing]
  }

  #take(text: string): void {
    const blocks = (this.#rest + text).split('\n\n')
    this.#rest = blocks.pop() ?? ''
    for (const block of blocks) this.#read(block)
  }

  #read(block: string): void {
    const fields = Object.fromEntries(block.split('\n').map((line) => /^(\w*): ?(.*)$/.exec(line)?.slice(1) ?? []))
    if (fields.retry !== undefined) this.retries.push(Number(fields.retry))
    if (fields.event === undefined) return
    const { event: name, id, data } = fields
    this.told.push({ name, data: JSON.parse(data), ...(id !== undefined && { id }) })
    this.#arrivals.emit('event')
  }
}
