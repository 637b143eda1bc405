import type { FlowStep } from '../../contract/flow-record.ts'
import { isRecord, parseJson } from '../../contract/json.ts'
import { withTimeout } from '../async/timeout.ts'
import type { Keys } from '../session/keys.ts'
import { type PubSub, subscribeWithRetry } from '../store/pub-sub.ts'
import type { Timeouts } from '../timeouts.ts'
import { openSteps, sealSteps } from './sealed-steps.ts'

interface FlowPeersOptions extends Pick<Timeouts['flow'], 'askMs' | 'watchMs'> {
  pubSub: PubSub
  keys: Keys
  /** Names this process. */
  processId: string
  /** What this process holds of a session and the store does not. */
  pendingOf(sessionId: string): readonly FlowStep[]
  /** Called with steps of another process, of a session that is watched here. */
  onSteps(sessionId: string, steps: readonly FlowStep[]): void
  /** Monotonic, in milliseconds. */
  now?(): number
}

/**
 * The other processes on the same store, each with steps of the same sessions in its memory. They are asked when a record is
 * read, and for a while after that they send their steps as they come: while nobody looks, nothing is sent.
 */
export interface FlowPeers {
  /** The steps that the others hold; of those that do not answer in time, nothing. Never rejects. */
  ask(sessionId: string): Promise<FlowStep[]>
  /** Sends a step on where another process watches its session. */
  tell(sessionId: string, step: FlowStep): void
  stop(): Promise<void>
}

const topic = 'flow'

type Message =
  /** A process that has come says so, and hears from all that are there. */
  | { kind: 'hello' | 'here' | 'bye'; from: string }
  | { kind: 'ask'; from: string; sessionId: string; question: string }
  /** @property batch base64 of sealed steps; for the process `to` that asked the question, or for all that watch */
  | { kind: 'steps'; from: string; sessionId: string; batch: string; question?: string }

export async function createFlowPeers(options: FlowPeersOptions): Promise<FlowPeers> {
  const { pubSub, keys, processId: from, pendingOf, onSteps, askMs, watchMs, now = () => performance.now() } = options
  const peers = new Set<string>()
  /** When each session was last asked for by another process. */
  const watched = new Map<string, number>()
  const questions = new Map<string, Question>()
  let lastQuestion = 0

  const publish = (message: Message) => pubSub.publish(topic, JSON.stringify(message)).catch(() => {})
  const sealed = (sessionId: string, steps: readonly FlowStep[]) =>
    Buffer.from(sealSteps(steps, keys, sessionId)).toString('base64')
  const isWatched = (sessionId: string) => {
    const askedAt = watched.get(sessionId)
    if (askedAt === undefined || now() - askedAt < watchMs) return askedAt !== undefined
    return !watched.delete(sessionId)
  }

  const answer = ({ sessionId, question }: Extract<Message, { kind: 'ask' }>) => {
    watched.set(sessionId, now())
    void publish({ kind: 'steps', from, sessionId, question, batch: sealed(sessionId, pendingOf(sessionId)) })
  }
  const accept = ({ from: peer, sessionId, batch, question }: Extract<Message, { kind: 'steps' }>) => {
    const steps = openSteps(Buffer.from(batch, 'base64'), keys, sessionId)
    if (question === undefined) onSteps(sessionId, steps)
    else questions.get(question)?.accept(peer, steps)
  }
  const receive = (text: string) => {
    const message = parseMessage(text)
    if (!message || message.from === from) return
    if (message.kind === 'bye') return void peers.delete(message.from)
    peers.add(message.from)
    if (message.kind === 'hello') void publish({ kind: 'here', from })
    if (message.kind === 'ask') answer(message)
    if (message.kind === 'steps') accept(message)
  }

  const { unsubscribe } = await subscribeWithRetry(pubSub, topic, receive)
  await publish({ kind: 'hello', from })

  return {
    async ask(sessionId) {
      if (peers.size === 0) return []
      lastQuestion += 1
      const id = `${from} ${lastQuestion}`
      const question = new Question(peers)
      questions.set(id, question)
      await publish({ kind: 'ask', from, sessionId, question: id })
      await withTimeout(question.answered, askMs, () => {})
      questions.delete(id)
      // A process that was killed said no goodbye. One that was only busy is known again by its next word.
      for (const silent of question.waitingFor) peers.delete(silent)
      return question.steps
    },
    tell(sessionId, step) {
      if (watched.size > 0 && isWatched(sessionId))
        void publish({ kind: 'steps', from, sessionId, batch: sealed(sessionId, [step]) })
    },
    async stop() {
      await publish({ kind: 'bye', from })
      await unsubscribe()
    },
  }
}

/** Collects the answers to one question. */
class Question {
  readonly waitingFor: Set<string>
  readonly steps: FlowStep[] = []
  readonly answered: Promise<void>
  readonly #resolve: () => void

  constructor(peers: ReadonlySet<string>) {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.waitingFor = new Set(peers)
    this.answered = promise
    this.#resolve = resolve
  }

  accept(peer: string, steps: readonly FlowStep[]): void {
    this.steps.push(...steps)
    this.waitingFor.delete(peer)
    if (this.waitingFor.size === 0) this.#resolve()
  }
}

/** Another version of this server may send messages that this one does not know: they are ignored. */
function parseMessage(text: string): Message | undefined {
  const value = parseJson(text)
  if (!isRecord(value) || typeof value.from !== 'string') return undefined
  const { kind, from, sessionId, question, batch } = value
  if (kind === 'hello' || kind === 'here' || kind === 'bye') return { kind, from }
  if (typeof sessionId !== 'string') return undefined
  if (kind === 'ask' && typeof question === 'string') return { kind, from, sessionId, question }
  if (kind !== 'steps' || typeof batch !== 'string') return undefined
  return { kind, from, sessionId, batch, ...(typeof question === 'string' && { question }) }
}
