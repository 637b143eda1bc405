import type { Playback } from './playback-progress.ts'
import type { Problem } from './problems.ts'

/** Where playback is told as it changes, as server-sent events. */
export const playbackEventsPath = '/api/player/events'

/** What plays, and when that was true. */
export interface ToldPlayback {
  /** null when nothing plays. */
  playback: Playback | null
  /** Epoch milliseconds, by the clock of whoever tells it. */
  at: number
  /** By the same clock, the moment of telling: the difference is how old it is, whatever one's own clock says. */
  now: number
}

/**
 * The events of the stream by name, with their data. `playback` comes when it is not as it was before, and after a
 * command in any case; its id names what it says, so that a reconnect hears nothing twice. `problem` says what keeps
 * playback from being read; the stream goes on. `ended` is the last: with this session there is no more. `heartbeat`
 * is a sign of life, as an event because a page can't see comments.
 */
export interface PlaybackEvents {
  playback: ToldPlayback
  problem: Problem
  ended: Problem
  heartbeat: { now: number }
}
export type PlaybackEventName = keyof PlaybackEvents

/** The longest silence of a stream that is alive, in milliseconds. */
export const heartbeatMs = 15_000
