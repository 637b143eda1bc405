import { isRecord, parseJson } from '../../contract/json.ts'
import type { ToldPlayback } from '../../contract/playback.ts'
import { ProblemError } from '../http/problem-error.ts'
import { openText, sealText } from '../session/sealed-text.ts'
import type { PubSub } from '../store/pub-sub.ts'
import type { Reading } from './sample.ts'

/** What the instances say to each other of one account's playback. */
export type Message =
  /** By who leads. @property isDue it is to be told on, even if it is nothing new */
  | { kind: 'news'; told: Told; isDue: boolean }
  /** By who follows: what it has told last, in case that is no longer it. */
  | { kind: 'ask'; name?: string | undefined }
  /** By who follows and has a new listener: it should see what is. */
  | { kind: 'joined' }
  /** By whom a command went through. */
  | { kind: 'command' }
  /** By who led. */
  | { kind: 'resigned' }

type Told = ToldPlayback | (Pick<ToldPlayback, 'at' | 'now'> & ToldProblem)
interface ToldProblem {
  problem: Pick<ProblemError, 'code' | 'detail' | 'members'>
}

export interface Bus {
  /** Best effort: what gets lost is made up for when the followers ask. */
  say(message: Message): Promise<void>
  /**
   * Hears what the other instances say.
   * @returns ends it
   * @throws {ProblemError} `store-unavailable`
   */
  listen(hear: (message: Message) => void): Promise<() => Promise<void>>
}

interface BusOptions {
  pubSub: PubSub
  topic: string
  /** Who we are among the instances. */
  holder: string
  /** 32 bytes, of the server's keys: the store passes on what somebody listens to, and can't read it. */
  key: Buffer
}

/** Another format is another topic's: instances of two releases don't take each other's words for something else. */
const boundTo = (topic: string) => `${topic} 1`

export function createBus({ pubSub, topic, holder, key }: BusOptions): Bus {
  return {
    async say(message) {
      const sealed = sealText(JSON.stringify({ ...message, from: holder }), key, boundTo(topic))
      await pubSub.publish(topic, Buffer.from(sealed).toString('base64')).catch(() => {})
    },
    listen: (hear) =>
      pubSub.subscribe(topic, (text) => {
        const opened = openText(Buffer.from(text, 'base64'), key, boundTo(topic))
        const message = opened === undefined ? undefined : parseJson(opened)
        if (isRecord(message) && message.from !== holder) hear(message as unknown as Message)
      }),
  }
}

/** @param now the clock by which the reading's time is told, epoch milliseconds */
export function writeReading(reading: Reading, now: number): Told {
  if (!('problem' in reading)) return { ...reading, now }
  const { code, detail, members } = reading.problem
  return { problem: { code, members, ...(detail !== undefined && { detail }) }, at: reading.at, now }
}

/** @param now by our own clock: the clocks of two instances need not agree */
export function readTold(told: Told, now: number): Reading {
  const at = now - (told.now - told.at)
  if (!('problem' in told)) return { playback: told.playback, at }
  const { code, ...options } = told.problem
  return { problem: new ProblemError(code, options), at }
}
