import { isRecord, parseJson } from '../../contract/json.ts'
import { receiveSample, sendSample } from '../../contract/playback.ts'
import { type ProblemCode, type ProblemMembers, problemCodes } from '../../contract/problems.ts'
import { Type } from '../../contract/schema.ts'
import { ProblemError } from '../http/problem-error.ts'
import { createSchemaCheck } from '../http/schema-check.ts'
import { openText, sealText } from '../session/sealed-text.ts'
import type { PubSub } from '../store/pub-sub.ts'
import { isFailure, type PollResult } from './sample.ts'

/** What the instances tell each other about one account's playback. */
export type ChannelMessage =
  /** From the leader. @property isDue to be sent to the listeners even if nothing changed */
  | { kind: 'result'; result: PollResult; isDue: boolean }
  /** From a follower: the id of the last event that it has, in case the leader has a newer one. */
  | { kind: 'ask'; eventId?: string | undefined }
  /** From a follower that has a new listener: the leader polls if its result is stale. */
  | { kind: 'joined' }
  /** From the instance that a command went through. */
  | { kind: 'command' }
  /** From the instance that was the leader. */
  | { kind: 'resigned' }

/** Carries samples between the instances that have listeners for the same account. */
export interface SampleChannel {
  /** Best effort: a follower asks for what got lost with its next turn for the lease. */
  publish(message: ChannelMessage): Promise<void>
  /**
   * Receives the messages of the other instances.
   * @returns ends the subscription
   * @throws {ProblemError} `store-unavailable`
   */
  subscribe(receive: (message: ChannelMessage) => void): Promise<() => Promise<void>>
}

interface SampleChannelOptions {
  pubSub: PubSub
  topic: string
  /** Our own name among the instances. */
  holder: string
  /** 32 bytes, made from the server's keys: the store passes messages on and can't read them. */
  key: Buffer
  /** Epoch milliseconds. */
  now(): number
}

/** Binds a message to its topic and to the version of its format, so that releases with two formats ignore each other. */
const sealedFor = (topic: string) => `${topic} 2`

export function createSampleChannel({ pubSub, topic, holder, key, now }: SampleChannelOptions): SampleChannel {
  return {
    async publish(message) {
      const text = JSON.stringify({ ...toWire(message, now()), from: holder })
      const sealed = sealText(text, key, sealedFor(topic))
      await pubSub.publish(topic, Buffer.from(sealed).toString('base64')).catch(() => {})
    },
    subscribe: (receive) =>
      pubSub.subscribe(topic, (text) => {
        const opened = openText(Buffer.from(text, 'base64'), key, sealedFor(topic))
        const value = opened === undefined ? undefined : parseJson(opened)
        if (!isRecord(value)) return
        const { from, ...rest } = value
        const message = from === holder ? undefined : parseMessage(rest, now())
        if (message) receive(message)
      }),
  }
}

const toWire = (message: ChannelMessage, now: number) =>
  message.kind === 'result' ? { ...message, result: sendResult(message.result, now) } : message

const WireMessage = Type.Union([
  Type.Object({ kind: Type.Literal('result'), result: Type.Unknown(), isDue: Type.Boolean() }),
  Type.Object({ kind: Type.Literal('ask'), eventId: Type.Optional(Type.String()) }),
  Type.Object({ kind: Type.Enum(['joined', 'command', 'resigned']) }),
])

const isWireMessage = createSchemaCheck(WireMessage)

function parseMessage(value: unknown, now: number): ChannelMessage | undefined {
  if (!isWireMessage(value)) return undefined
  if (value.kind !== 'result') return value
  const result = receiveResult(value.result, now)
  return result && { ...value, result }
}

const SentFailure = Type.Object({
  problem: Type.Object({
    code: Type.Unsafe<ProblemCode>(Type.Enum(problemCodes)),
    detail: Type.Optional(Type.String()),
    members: Type.Unsafe<ProblemMembers>(Type.Object({ retryAfter: Type.Optional(Type.Number()) })),
  }),
  at: Type.Number(),
  now: Type.Number(),
})
const isSentFailure = createSchemaCheck(SentFailure)

/** @param now epoch milliseconds by our clock, beside the result: the clocks of two instances need not agree */
function sendResult(result: PollResult, now: number) {
  if (!isFailure(result)) return sendSample(result, now)
  const { code, detail, members } = result.problem
  return { problem: { code, members, ...(detail !== undefined && { detail }) }, at: result.at, now }
}

function receiveResult(value: unknown, now: number): PollResult | undefined {
  if (!isSentFailure(value)) return receiveSample(value, now)
  const { code, ...options } = value.problem
  return { problem: new ProblemError(code, options), at: now - (value.now - value.at) }
}
