import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { FlowStep } from '../../contract/flow-record.ts'
import { problemDocument } from '../http/answer-problem.ts'
import { ProblemError, toProblemError } from '../http/problem-error.ts'
import type { Session } from '../session/session.ts'
import { type PubSub, subscribeWithRetry } from '../store/pub-sub.ts'
import { sessionChanged, sessionEnded } from '../store/session-events.ts'
import type { Timeouts } from '../timeouts.ts'
import type { Flow } from './flow.ts'
import { FlowStream } from './flow-stream.ts'

interface FlowStreamsOptions {
  flow: Flow
  pubSub: PubSub
  publicUrl: string
  timeouts: Pick<Timeouts['flow'], 'heartbeatMs' | 'retryMs'>
  /** Epoch milliseconds. */
  now(): number
}

/** Streams of one session, and of this instance: each open view of the flow needs one. */
const streamLimits = { perSession: 10, inAll: 1_000 }

interface OpenStream {
  sessionId: string
  stream: FlowStream
  /** Ends the stream if the session is over. */
  check(): Promise<void>
}

/** The problems that say that a session is over. */
const finalCodes: ReadonlySet<string> = new Set(['sign-in-required', 'reauthorization-required'])

export function createFlowStreams(app: FastifyInstance, options: FlowStreamsOptions) {
  const { flow, pubSub, publicUrl, now } = options
  const { heartbeatMs, retryMs } = options.timeouts
  const open = new Set<OpenStream>()
  let isDraining = false
  /** Browsers that lost their streams together come back at different moments. */
  const jittered = () => retryMs * (1 + Math.random())
  const ofSession = (sessionId: string) => [...open].filter((each) => each.sessionId === sessionId)
  const ended = subscribeWithRetry(pubSub, sessionEnded, (id) => {
    for (const each of ofSession(id)) void each.check()
  })
  const changed = subscribeWithRetry(pubSub, sessionChanged, (id) => {
    for (const { stream } of ofSession(id)) stream.send('session', { now: now() })
  })
  app.addHook('onClose', async () => {
    for (const { unsubscribe } of await Promise.all([ended, changed])) await unsubscribe()
  })

  function admit(sessionId: string): void {
    if (open.size >= streamLimits.inAll) throw new ProblemError('streams-exhausted', { members: { retryAfter: 30 } })
    if (ofSession(sessionId).length >= streamLimits.perSession)
      throw new ProblemError('too-many-streams', { members: { retryAfter: 30 } })
  }

  /** Ends the stream where the session that it was opened for is over. A store that does not answer ends none. */
  const checkOf = (request: FastifyRequest, stream: FlowStream) => async () => {
    try {
      await app.sessions.signedIn(request, { isUse: false })
    } catch (error) {
      const problem = toProblemError(error)
      if (!finalCodes.has(problem.code)) return
      stream.send('ended', problemDocument(problem, { publicUrl, requestId: request.id }))
      stream.finish()
    }
  }

  return {
    count: () => open.size,

    /** @throws {ProblemError} `too-many-streams`, `streams-exhausted`, `store-unavailable` */
    async open(request: FastifyRequest, { id }: Session): Promise<Readable> {
      admit(id)
      const stream = new FlowStream(jittered())
      if (isDraining) {
        stream.finish(jittered())
        return stream
      }
      const entry = { sessionId: id, stream, check: checkOf(request, stream) }
      open.add(entry)
      const beat = () => {
        stream.send('heartbeat', { now: now() })
        void entry.check()
        // Other instances send their steps as long as they are asked now and then.
        void flow.read(id).catch(() => {})
      }
      const beating = setInterval(beat, heartbeatMs)
      const follow = followSteps(flow, id, stream)
      stream.once('close', () => {
        clearInterval(beating)
        open.delete(entry)
        follow.stop()
      })
      try {
        await follow.begin()
      } catch (error) {
        stream.destroy()
        throw error
      }
      return stream
    },

    drain(): void {
      isDraining = true
      for (const { stream } of open) stream.finish(jittered())
    },
  }
}

/** Sends the record and then every step that is not in it. */
function followSteps(flow: Flow, sessionId: string, stream: FlowStream) {
  let meanwhile: FlowStep[] | undefined = []
  const stop = flow.listen(sessionId, (step) => {
    if (meanwhile) meanwhile.push(step)
    else stream.send('step', step)
  })
  return {
    stop,
    async begin() {
      const record = await flow.read(sessionId)
      stream.send('record', record)
      const known = new Set(record.steps.map(({ id }) => id))
      for (const step of meanwhile ?? []) if (!known.has(step.id)) stream.send('step', step)
      meanwhile = undefined
    },
  }
}
