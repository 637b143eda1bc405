import { randomBytes } from 'node:crypto'
import type { FastifyBaseLogger } from 'fastify'
import type { FlowRecord, FlowStep } from '../../contract/flow-record.ts'
import type { RecordFlow } from '../observability/flow-input.ts'
import { loggableError } from '../observability/logger.ts'
import { deriveKeys } from '../session/keys.ts'
import { mostFlowBatches } from '../store/flow-batches.ts'
import { subscribeWithRetry } from '../store/pub-sub.ts'
import { sessionEnded } from '../store/session-events.ts'
import type { Store } from '../store/store.ts'
import type { Timeouts } from '../timeouts.ts'
import { createEndedSteps } from './ended-steps.ts'
import { createFlowPeers } from './flow-peers.ts'
import { mergeSteps } from './merge-steps.ts'
import { createPendingSteps, type PendingSteps } from './pending-steps.ts'
import type { ProviderPaths } from './redact-step.ts'
import { openSteps, sealSteps } from './sealed-steps.ts'

interface FlowOptions {
  store: Pick<Store, 'sessions' | 'flow' | 'pubSub'>
  /** 32 bytes each. The first seals, all open. */
  keys: readonly Buffer[]
  paths: ProviderPaths
  log: FastifyBaseLogger
  timeouts: Timeouts['flow']
  /** Epoch milliseconds. */
  now(): number
}

type StepListener = (step: FlowStep) => void

/** The messages of each session's grant, from the authorization request to its calls, without the secrets in them. */
export interface Flow {
  record: RecordFlow
  /** What all instances have recorded. @throws {ProblemError} `store-unavailable` */
  read(sessionId: string): Promise<FlowRecord>
  /**
   * Hears every step that is recorded from now on, here at once, and elsewhere as long as the record is read now and then.
   * @returns ends that
   */
  listen(sessionId: string, listener: StepListener): () => void
  /** Stores what is in memory alone, and stops. Never rejects. */
  close(): Promise<void>
}

export async function createFlow(options: FlowOptions): Promise<Flow> {
  const { store, paths, log, timeouts, now } = options
  const { flow: keys } = deriveKeys(options.keys)
  const processId = randomBytes(6).toString('base64url')
  const listeners = new Map<string, Set<StepListener>>()
  const hear = (sessionId: string, steps: readonly FlowStep[]) => {
    for (const listener of listeners.get(sessionId) ?? []) for (const step of steps) listener(step)
  }

  const write = (sessionId: string, steps: readonly FlowStep[]) =>
    store.flow.addFlowBatch(sessionId, sealSteps(steps, keys, sessionId)).then(
      () => true,
      (error) => {
        log.warn({ error: loggableError(error) }, 'steps of a flow record could not be stored')
        return false
      },
    )
  const ended = createEndedSteps(timeouts)
  const here = (sessionId: string) => [...ended.of(sessionId), ...pending.of(sessionId)]
  const pending: PendingSteps = createPendingSteps({
    ...{ key: keys[0], processId, paths, store: write, ...timeouts },
    onStep(sessionId, step) {
      ended.add(sessionId, step)
      hear(sessionId, [step])
      peers.tell(sessionId, step)
    },
  })
  const peers = await createFlowPeers({
    ...{ ...timeouts, pubSub: store.pubSub, keys, processId, pendingOf: here, onSteps: hear },
  })
  const ends = await subscribeWithRetry(store.pubSub, sessionEnded, (sessionId) => void endRecord(sessionId))

  /** What Spotify has ended keeps its last messages for a while: they show how. What a person has ended is gone at once. */
  async function endRecord(sessionId: string): Promise<void> {
    if (pending.of(sessionId).length === 0) return
    const row = await store.sessions.read(sessionId).catch(() => undefined)
    if (row?.ended === 'reauthorization-required') ended.keep(sessionId, pending.of(sessionId))
    pending.forget(sessionId)
  }

  return {
    record: (sessionId, ...inputs) => pending.record(sessionId, inputs),
    async read(sessionId) {
      // Before the store: what another instance stores meanwhile is found in its answer or in the store.
      const elsewhere = await peers.ask(sessionId)
      const inMemory = here(sessionId)
      const batches = await store.flow.readFlowBatches(sessionId)
      const stored = batches.map((batch) => openSteps(batch, keys, sessionId))
      const { steps, isCut } = mergeSteps([...stored, elsewhere, inMemory])
      return { steps, isCut: isCut || batches.length >= mostFlowBatches, now: now() }
    },
    listen(sessionId, listener) {
      const all = listeners.get(sessionId) ?? new Set()
      listeners.set(sessionId, all.add(listener))
      return () => {
        all.delete(listener)
        if (all.size === 0 && listeners.get(sessionId) === all) listeners.delete(sessionId)
      }
    },
    async close() {
      pending.stop()
      await pending.flush()
      await Promise.all([peers.stop(), ends.unsubscribe()])
    },
  }
}
