import type { Playable } from './entities.ts'
import { historyDepth, PlayHistory } from './play-history.ts'
import { type OrderState, PlayOrder, type RepeatMode } from './play-order.ts'

interface PlaybackOptions {
  seed: number
  now: () => number
  history: PlayHistory
}

interface Start {
  items: readonly Playable[]
  /** Which of the items, counted from 0. */
  at?: number
  positionMs?: number
  contextUri?: string | undefined
}

/** All that a playback is. Times are epoch milliseconds. */
export interface PlaybackState {
  order: OrderState
  contextUri: string | undefined
  isPlaying: boolean
  repeat: RepeatMode
  /** At `since`. */
  progressMs: number
  since: number
  changedAt: number
}

/** Heard for less than this, a track leaves no trace in the history. A choice: Spotify does not say. */
const heardMs = 30_000
/** As many as Spotify's own players list. */
const queueLength = 20
const dayMs = 86_400_000

/**
 * What an account listens to. There is no timer: the position is computed from the clock at each read, so
 * an hour on the simulator's clock is an hour of music.
 */
export class Playback {
  readonly #seed: number
  readonly #now: () => number
  readonly #history: PlayHistory
  readonly #order: PlayOrder
  #contextUri: string | undefined
  #isPlaying = false
  #repeat: RepeatMode = 'off'
  /** How far the present item had come at `#since`. */
  #progressMs = 0
  #since = 0
  #changedAt = 0

  constructor({ seed, now, history }: PlaybackOptions) {
    this.#seed = seed
    this.#now = now
    this.#history = history
    this.#order = new PlayOrder(seed)
  }

  get item(): Playable | undefined {
    this.#settle()
    return this.#order.current
  }

  get isPlaying(): boolean {
    this.#settle()
    return this.#isPlaying
  }

  get progressMs(): number {
    this.#settle()
    return this.#progressMs
  }

  /** When a person or the end of an item last changed something. */
  get changedAt(): number {
    this.#settle()
    return this.#changedAt
  }

  get contextUri(): string | undefined {
    return this.#contextUri
  }

  get repeat(): RepeatMode {
    return this.#repeat
  }

  get isShuffled(): boolean {
    return this.#order.isShuffled
  }

  /** Whether there is something before the present item to go back to. */
  get hasPrevious(): boolean {
    this.#settle()
    return !this.#order.isAtStart || this.#repeat === 'context'
  }

  upcoming(): Playable[] {
    this.#settle()
    return this.#order.upcoming(queueLength, this.#repeat === 'context')
  }

  start({ items, at = 0, positionMs = 0, contextUri }: Start): void {
    this.#leave()
    this.#order.replace(items, at)
    this.#contextUri = contextUri
    this.#isPlaying = true
    this.#moveTo(0)
    this.seek(positionMs)
  }

  resume(): void {
    this.#moveTo(this.progressMs)
    this.#isPlaying = this.#order.current !== undefined
  }

  pause(): void {
    this.#moveTo(this.progressMs)
    this.#isPlaying = false
  }

  /** Past the end the next item starts. */
  seek(positionMs: number): void {
    this.#settle()
    if (positionMs >= (this.#order.current?.durationMs ?? Number.POSITIVE_INFINITY)) this.next()
    else this.#moveTo(positionMs)
  }

  next(): void {
    this.#leave()
    this.#moveOn()
    this.#moveTo(0)
  }

  previous(): void {
    this.#leave()
    this.#order.previous()
    this.#moveTo(0)
  }

  setRepeat(repeat: RepeatMode): void {
    this.#settle()
    this.#repeat = repeat
  }

  setShuffle(on: boolean): void {
    this.#settle()
    if (on !== this.#order.isShuffled) this.#order.shuffle(on)
  }

  enqueue(item: Playable): void {
    this.#settle()
    this.#order.enqueue(item)
  }

  /** Nothing is left to play or to come back to. */
  stop(): void {
    this.#leave()
    this.#order.clear()
    this.#contextUri = undefined
    this.#isPlaying = false
    this.#moveTo(0)
  }

  save(): PlaybackState {
    this.#settle()
    return {
      order: this.#order.save(),
      contextUri: this.#contextUri,
      isPlaying: this.#isPlaying,
      repeat: this.#repeat,
      progressMs: this.#progressMs,
      since: this.#since,
      changedAt: this.#changedAt,
    }
  }

  restore({ order, contextUri, isPlaying, repeat, progressMs, since, changedAt }: PlaybackState): void {
    this.#order.restore(order)
    this.#contextUri = contextUri
    this.#isPlaying = isPlaying
    this.#repeat = repeat
    this.#progressMs = progressMs
    this.#since = since
    this.#changedAt = changedAt
  }

  /** One that goes on as this one is now, whatever happens to this one. */
  copy(): Playback {
    const history = new PlayHistory(this.#history.plays)
    const copy = new Playback({ seed: this.#seed, now: this.#now, history })
    copy.restore(this.save())
    return copy
  }

  #moveTo(positionMs: number): void {
    this.#since = this.#now()
    this.#changedAt = this.#since
    this.#progressMs = positionMs
  }

  /** The present item is left before its end. */
  #leave(): void {
    this.#settle()
    if (this.#progressMs >= heardMs) this.#remember(this.#now())
  }

  #remember(playedAt: number): void {
    const track = this.#order.current
    if (track?.kind === 'track') this.#history.add({ track, playedAt, contextUri: this.#contextUri })
  }

  /** Moves the state to the present: finishes the items that ended since the last read, and computes the position. */
  #settle(): void {
    const now = this.#now()
    // A clock put back leaves the music where it is.
    if (this.#isPlaying) this.#progressMs += Math.max(0, now - this.#since)
    this.#since = now
    this.#skipRounds()
    for (let item = this.#order.current; item; item = this.#order.current) {
      if (!this.#isPlaying || this.#progressMs < item.durationMs) return
      this.#finish(item, now)
    }
  }

  #finish(item: Playable, now: number): void {
    this.#progressMs -= item.durationMs
    this.#changedAt = now - this.#progressMs
    this.#remember(this.#changedAt)
    if (this.#repeat !== 'track') this.#moveOn()
    if (!this.#isPlaying) this.#progressMs = 0
  }

  #moveOn(): void {
    if (this.#order.next().wrapped && this.#repeat !== 'context') this.#isPlaying = false
  }

  #skipRounds(): void {
    const { current, items, hasQueue } = this.#order
    if (this.#progressMs < dayMs || this.#repeat === 'off' || !current || hasQueue) return
    this.#progressMs -= idleRoundsMs(this.#repeat === 'track' ? [current] : items, this.#progressMs)
  }
}

/**
 * The clock may move by years. Whole rounds of a repeated list change only the history, and only the last
 * rounds stay in it.
 * @returns how much of the time that passed can be left out, in milliseconds
 */
function idleRoundsMs(round: readonly Playable[], passedMs: number): number {
  const roundMs = round.reduce((sum, { durationMs }) => sum + durationMs, 0)
  const remembered = Math.ceil(historyDepth / round.length) + 1
  return Math.max(0, Math.floor(passedMs / roundMs) - remembered) * roundMs
}
