import type { Playable } from './entities.ts'
import { randomStream, shuffled } from './random.ts'

export type RepeatMode = 'off' | 'context' | 'track'

/** All that an order is. */
export interface OrderState {
  items: readonly Playable[]
  /** Indices of `items`. */
  order: readonly number[]
  place: number
  queue: readonly Playable[]
  queued: Playable | undefined
  isShuffled: boolean
}

/** What plays after what: a list, an order through it, the place reached, and what was queued in between. */
export class PlayOrder {
  readonly #seed: number
  #items: readonly Playable[] = []
  #order: readonly number[] = []
  #place = 0
  #queue: Playable[] = []
  /** Plays out of the queue while the order waits where it was. */
  #queued: Playable | undefined
  #isShuffled = false

  constructor(seed: number) {
    this.#seed = seed
  }

  get items(): readonly Playable[] {
    return this.#items
  }

  save(): OrderState {
    const { queue, queued, isShuffled } = { queue: this.#queue, queued: this.#queued, isShuffled: this.#isShuffled }
    return { items: this.#items, order: this.#order, place: this.#place, queue: [...queue], queued, isShuffled }
  }

  restore({ items, order, place, queue, queued, isShuffled }: OrderState): void {
    this.#items = items
    this.#order = order
    this.#place = place
    this.#queue = [...queue]
    this.#queued = queued
    this.#isShuffled = isShuffled
  }

  get current(): Playable | undefined {
    return this.#queued ?? this.#at(this.#place)
  }

  get isShuffled(): boolean {
    return this.#isShuffled
  }

  /** Whether the order is interrupted, now or next, by something queued. */
  get hasQueue(): boolean {
    return this.#queued !== undefined || this.#queue.length > 0
  }

  get isAtStart(): boolean {
    return this.#place === 0 && !this.#queued
  }

  /** Another list; what is queued stays queued. */
  replace(items: readonly Playable[], start: number): void {
    this.#items = items
    this.#queued = undefined
    this.#place = start
    this.#order = [...items.keys()]
    if (this.#isShuffled) this.shuffle(true)
  }

  clear(): void {
    this.#queue = []
    this.replace([], 0)
  }

  enqueue(item: Playable): void {
    this.#queue.push(item)
  }

  /** Moves on by one. @returns whether the end of the list was passed, and with it the start reached again */
  next(): { wrapped: boolean } {
    this.#queued = this.#queue.shift()
    if (this.#queued) return { wrapped: false }
    this.#place = this.#items.length === 0 ? 0 : (this.#place + 1) % this.#items.length
    return { wrapped: this.#place === 0 }
  }

  /** From something queued back to what it interrupted, and from the first to the last. */
  previous(): void {
    if (this.#queued) this.#queued = undefined
    else this.#place = this.#place === 0 ? Math.max(0, this.#items.length - 1) : this.#place - 1
  }

  /** What comes next, going round where `round` says so. */
  upcoming(count: number, round: boolean): Playable[] {
    const ahead = this.#items.length - 1 - this.#place
    const places = Array.from({ length: round ? count : Math.min(count, ahead) }, (_, nth) => this.#place + 1 + nth)
    const later = places.map((place) => this.#at(place % this.#items.length)).filter((item) => item !== undefined)
    return [...this.#queue, ...later].slice(0, count)
  }

  /** The present item keeps playing; the rest is put in an order that follows from the seed, or back in line. */
  shuffle(on: boolean): void {
    const present = this.#order[this.#place] ?? 0
    const inLine = [...this.#items.keys()]
    const others = inLine.filter((index) => index !== present)
    this.#order = on ? [present, ...shuffled(randomStream(this.#seed, inLine.length), others)] : inLine
    this.#place = on ? 0 : present
    this.#isShuffled = on
  }

  #at(place: number): Playable | undefined {
    const index = this.#order[place]
    return index === undefined ? undefined : this.#items[index]
  }
}
