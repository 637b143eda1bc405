import { numberIn } from './answer-members.ts'
import { isRecord } from './json.ts'
import { type OperationId, operation } from './operations.ts'
import { type Playback, readPlayback } from './playback-state.ts'
import type { Problem, ProblemCode } from './problems.ts'
import { judge } from './requirements.ts'

/** The operations that tell what is playing, the richer one first: only that one knows the device. */
export const playbackSources = {
  'playback-state': 'get-information-about-the-users-current-playback',
  'currently-playing': 'get-the-users-currently-playing-track',
} as const satisfies Record<string, OperationId>
export type PlaybackSource = keyof typeof playbackSources
export const playbackSourceNames = Object.keys(playbackSources) as PlaybackSource[]

/** The richest source that the grant allows; `undefined` where it allows none. */
export function playbackSource(granted: ReadonlySet<string>): PlaybackSource | undefined {
  return playbackSourceNames.find((source) => mayRead(source, granted))
}

export function mayRead(source: PlaybackSource, granted: ReadonlySet<string>): boolean {
  return judge(operation(playbackSources[source]).requirement, granted).state === 'allowed'
}

/**
 * What plays, and the moment when that was true. The poller makes it from an answer of Spotify's; the same type goes from
 * there between instances, to the browser, between its tabs, and to the player bar.
 */
export interface PlaybackSample {
  /** null when nothing plays. */
  playback: Playback | null
  /** Epoch milliseconds, by the clock of the program that holds the sample. */
  at: number
}

/** A sample on its way to another program, whose clock may show another time. */
export interface SentSample extends PlaybackSample {
  /** The moment of sending by the sender's clock: `now - at` is the age of the sample, whatever the receiver's clock says. */
  now: number
}

/** @param now epoch milliseconds by the sender's clock */
export function sendSample({ playback, at }: PlaybackSample, now: number): SentSample {
  return { playback, at, now }
}

/**
 * Reads a `SentSample`.
 * @param now epoch milliseconds by the receiver's clock
 * @returns the sample by the receiver's clock; `undefined` where the value is none
 */
export function receiveSample(value: unknown, now: number): PlaybackSample | undefined {
  const sample = parseSample(value)
  if (!sample || !isRecord(value) || !Number.isFinite(value.now)) return undefined
  return { ...sample, at: now - (Number(value.now) - sample.at) }
}

/** Reads a sample that was made by a program on the same clock; `undefined` where the value is none. */
export function parseSample(value: unknown): PlaybackSample | undefined {
  const at = isRecord(value) ? numberIn(value.at) : undefined
  if (!isRecord(value) || at === undefined) return undefined
  const { playback } = value
  if (playback === null) return { playback, at }
  const read = readPlayback(playback)
  return read && { playback: read, at }
}

/**
 * After these nothing plays. Spotify answers 404 in place of 204 for an account that has not played for hours, with words
 * that name a device or nothing at all.
 */
const nothingPlays: readonly ProblemCode[] = ['no-active-device', 'device-not-found', 'not-found']

/** Whether a poll was refused because nothing plays. @param code of the problem */
export function saysNothingPlays(code: string): boolean {
  return nothingPlays.some((each) => each === code)
}

/** The address of the samples of an account as server-sent events. */
export const playbackEventsPath = '/api/player/events'

/**
 * The events of the stream by name, with their data. `playback` is sent when the sample is not what the one before it would
 * be by now, and a few seconds after every command; its id says what it holds, so that a reader who reconnects gets no
 * sample twice. `problem` says what keeps playback from being read; the stream goes on. `ended` is the last event: this
 * session has no stream any more. `heartbeat` shows that the connection works; it is an event because a page can't see
 * comments. `session` says that the record of the session has changed, by a refresh or by the lens: who shows it reads it again.
 */
export interface PlaybackEvents {
  playback: SentSample
  session: { now: number }
  problem: Problem
  ended: Problem
  heartbeat: { now: number }
}
export type PlaybackEventName = keyof PlaybackEvents

/** The longest silence of a stream whose connection works, in milliseconds. */
export const heartbeatMs = 15_000
