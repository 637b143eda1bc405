import type { ScreenProblem } from '../shared/problem.ts'
import type { Observation } from './optimistic-playback.ts'

/**
 * How news of playback comes. `live`: told by the server. `catching-up`: that was lost, and is on its way back.
 * `polling`: it can't be had, so playback is read every few seconds. `ended`: the session is over.
 */
export type FeedMode = 'live' | 'catching-up' | 'polling' | 'ended'

/** What keeps the server from reading playback, and since when (epoch ms of this browser). */
export interface Trouble {
  problem: ScreenProblem
  at: number
}

/** All that one tab knows of playback, as it tells the others. */
export interface Bulletin {
  mode: FeedMode
  observed?: Observation
  trouble?: Trouble
}
