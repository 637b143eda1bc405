import { createHmac } from 'node:crypto'
import type { FlowKind } from '../../contract/flow.ts'
import type { FlowStep } from '../../contract/flow-record.ts'
import type { FlowInput } from '../observability/flow-input.ts'
import type { Timeouts } from '../timeouts.ts'
import { type ProviderPaths, redactStep } from './redact-step.ts'

interface PendingStepsOptions extends Pick<Timeouts['flow'], 'quietMs' | 'storeEveryMs'> {
  /** 32 bytes, for fingerprints. */
  key: Buffer
  /** Names this process in the ids of steps. */
  processId: string
  paths: ProviderPaths
  /** Stores the steps of a session. Never rejects. @returns whether they are stored */
  store(sessionId: string, steps: readonly FlowStep[]): Promise<boolean>
  /** Called with every step. */
  onStep(sessionId: string, step: FlowStep): void
  /** Monotonic, in milliseconds. */
  now?(): number
}

/** What a session has done in this process and the store does not have yet. */
interface Pending {
  steps: FlowStep[]
  /** Those that are on their way to the store. */
  writing: FlowStep[]
  /** Of this session alone. */
  fingerprintKey: Buffer
  /** The last secret that was asked about: most calls are made with the same access token. */
  last?: { secret: string; fingerprint: string }
  touchedAt: number
  /** When steps were last stored; `undefined` while they never were, and where a message of the grant itself waits. */
  storedAt?: number | undefined
}

/** Of one session. Beyond that the older half is given up: reading a record shows no more of them anyway. */
const mostPendingSteps = 200
/** Of all sessions, about 10 MB: beyond that the sessions that were quiet for longest are stored. */
const mostInAll = 20_000

export interface PendingSteps {
  record(sessionId: string, inputs: readonly FlowInput[]): void
  of(sessionId: string): readonly FlowStep[]
  forget(sessionId: string): void
  /** Stores everything. Never rejects. */
  flush(): Promise<void>
  stop(): void
}

/**
 * Keeps steps in memory and stores them in batches, so that a call costs no write: when the session was quiet for a while,
 * but not oftener than every `storeEveryMs` for mere calls, and when the process ends.
 */
export function createPendingSteps(options: PendingStepsOptions): PendingSteps {
  const { key, processId, paths, store, onStep, quietMs, storeEveryMs, now = () => performance.now() } = options
  const sessions = new Map<string, Pending>()
  let count = 0
  let lastId = 0

  const open = (sessionId: string): Pending => {
    const fingerprintKey = createHmac('sha256', key).update(sessionId).digest()
    const pending = { steps: [], writing: [], fingerprintKey, touchedAt: now() }
    sessions.set(sessionId, pending)
    return pending
  }
  const setSteps = (pending: Pending, steps: FlowStep[]) => {
    count += steps.length - pending.steps.length
    pending.steps = steps
  }
  const forget = (sessionId: string) => {
    count -= sessions.get(sessionId)?.steps.length ?? 0
    sessions.delete(sessionId)
  }
  const write = async (sessionId: string, pending: Pending) => {
    const { steps } = pending
    setSteps(pending, [])
    pending.storedAt = now()
    if (steps.length === 0) return
    pending.writing = steps
    const isStored = await store(sessionId, steps)
    pending.writing = []
    if (!isStored && sessions.get(sessionId) === pending)
      setSteps(pending, [...steps, ...pending.steps].slice(-mostPendingSteps))
  }
  const isDue = ({ touchedAt, storedAt = Number.NEGATIVE_INFINITY }: Pending) =>
    now() - touchedAt >= quietMs && now() - storedAt >= storeEveryMs
  const writeDue = () => {
    const isFull = count > mostInAll
    for (const [sessionId, pending] of sessions) {
      if (isDue(pending) || (isFull && now() - pending.touchedAt >= quietMs)) void write(sessionId, pending)
      // Nothing waits, and the next step opens it again.
      if (pending.steps.length === 0 && now() - pending.touchedAt >= storeEveryMs) sessions.delete(sessionId)
    }
  }
  const writing = setInterval(writeDue, quietMs / 2).unref()

  return {
    record(sessionId, inputs) {
      const pending = sessions.get(sessionId) ?? open(sessionId)
      const fingerprint = (secret: string) => fingerprintIn(pending, secret)
      for (const input of inputs) {
        lastId += 1
        const step = redactStep(input, { id: `${processId}-${lastId}`, fingerprint, paths })
        pending.steps.push(step)
        if (!isCall(step)) pending.storedAt = undefined
        onStep(sessionId, step)
      }
      pending.touchedAt = now()
      count += inputs.length
      if (pending.steps.length < mostPendingSteps) return
      if (pending.storedAt === undefined) void write(sessionId, pending)
      else setSteps(pending, pending.steps.slice(-mostPendingSteps / 2))
    },
    of(sessionId) {
      const { writing = [], steps = [] } = sessions.get(sessionId) ?? {}
      return [...writing, ...steps]
    },
    forget,
    flush: async () => void (await Promise.all([...sessions].map((entry) => write(...entry)))),
    stop: () => clearInterval(writing),
  }
}

/** There are many of them; the others are what the grant itself consists of. */
const isCall = ({ kind }: { kind: FlowKind }) => kind === 'request' || kind === 'call'

function fingerprintIn(pending: Pending, secret: string): string {
  if (pending.last?.secret !== secret) {
    const digest = createHmac('sha256', pending.fingerprintKey).update(secret).digest('hex')
    pending.last = { secret, fingerprint: digest.slice(0, 8) }
  }
  return pending.last.fingerprint
}
