import type { Track } from './entities.ts'

export interface Played {
  track: Track
  playedAt: number
  contextUri: string | undefined
}

/** Deeper than this Spotify does not remember either. */
export const historyDepth = 50

/** What was listened to, newest first. */
export class PlayHistory {
  #plays: readonly Played[]

  constructor(plays: readonly Played[] = []) {
    this.#plays = plays.slice(0, historyDepth)
  }

  get plays(): readonly Played[] {
    return this.#plays
  }

  /** Those of a snapshot. */
  restore(plays: readonly Played[]): void {
    this.#plays = plays
  }

  add(play: Played): void {
    this.#plays = [play, ...this.#plays].slice(0, historyDepth)
  }
}
