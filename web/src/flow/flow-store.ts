import { accountParameter } from '@scopedeck/server/contract/account-mark.ts'
import { flowEventsPath, flowPath } from '@scopedeck/server/contract/flow.ts'
import { parseJson } from '@scopedeck/server/contract/json.ts'
import { sessionChangedEvent } from '../session/page-account.ts'
import { addressOf } from '../shared/address.ts'
import { api } from '../shared/api.ts'
import { ExternalStore } from '../shared/external-store.ts'
import { pageOwner } from '../shared/page-owner.ts'
import { localProblem, readProblem, type ScreenProblem } from '../shared/problem.ts'
import { learnServerTime } from '../shared/server-clock.ts'
import { type Flow, readFlow, readStep, type Step } from './read-flow.ts'

/** `lost`: the connection broke and is being opened again. `ended`: the session is over. */
type FlowConnection = 'loading' | 'live' | 'lost' | 'ended'

interface FlowState extends Flow {
  connection: FlowConnection
  problem?: ScreenProblem
}

const nothing: FlowState = { connection: 'loading', steps: [], isCut: false }

/** The record as this page has it. Every view of it shares one connection. */
export const flowStore = new ExternalStore<FlowState>(nothing)

let viewers = 0
let close: (() => void) | undefined

/** Follows the record as long as a view is drawn. @returns ends that */
export function followFlow(): () => void {
  viewers += 1
  close ??= openStream()
  return () => {
    viewers -= 1
    if (viewers > 0) return
    close?.()
    close = undefined
  }
}

/**
 * Reads what the record of an ended session still has: its last steps come after the end of the stream, and each a moment
 * after the answer that it is about.
 * @param requestIds of the answers whose steps are waited for
 */
export async function readLastSteps(requestIds: readonly string[]): Promise<void> {
  for (let tries = 0; tries < 10; tries++) {
    const { steps } = await api.get(flowPath, { read: readFlow })
    const all = addSteps(flowStore.read().steps, steps)
    flowStore.set({ ...flowStore.read(), steps: all })
    const recorded = new Set(all.map(({ requestId }) => requestId))
    if (requestIds.every((id) => recorded.has(id))) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** How long the page waits before it asks again where the server refused. */
const retryMs = 5_000

function openStream(): () => void {
  const change = (part: Partial<FlowState>) => flowStore.set({ ...flowStore.read(), ...part })
  const queue = createQueue((steps) => change({ steps: addSteps(flowStore.read().steps, steps) }))
  let stream: EventSource
  let timer: ReturnType<typeof setTimeout> | undefined

  function open(): void {
    stream = new EventSource(addressOf(flowEventsPath, { [accountParameter]: pageOwner() }))
    stream.onerror = () => {
      if (flowStore.read().connection !== 'ended') change({ connection: 'lost' })
      // The browser does not ask again after a refusal.
      if (stream.readyState === EventSource.CLOSED) timer = setTimeout(open, retryMs)
    }
    const on = (name: string, handle: (data: unknown) => void) =>
      stream.addEventListener(name, ({ data }: MessageEvent<unknown>) =>
        handle(typeof data === 'string' ? parseJson(data) : undefined),
      )
    on('record', (data) => {
      queue.empty()
      const { steps, isCut, now } = readFlow(data)
      learnServerTime(now)
      change({ steps, isCut, connection: 'live' })
    })
    on('session', () => dispatchEvent(new Event(sessionChangedEvent)))
    on('step', (data) => queue.add(readStep(data)))
    on('ended', (data) => {
      stream.close()
      const problem = readProblem(data) ?? localProblem('unexpected')
      // How Spotify ended a grant can still be looked at; what a person ended is gone.
      const kept = problem.code === 'reauthorization-required' ? {} : nothing
      change({ ...kept, connection: 'ended', problem })
    })
  }
  flowStore.set(nothing)
  open()
  return () => {
    clearTimeout(timer)
    queue.empty()
    stream.close()
  }
}

/** Steps that come within one frame are drawn together: hundreds may come at once. */
function createQueue(deliver: (steps: Step[]) => void) {
  let waiting: Step[] = []
  let frame: number | undefined
  return {
    add(step: Step | undefined) {
      if (step) waiting.push(step)
      frame ??= requestAnimationFrame(() => {
        frame = undefined
        const steps = waiting
        waiting = []
        deliver(steps)
      })
    },
    empty() {
      if (frame !== undefined) cancelAnimationFrame(frame)
      frame = undefined
      waiting = []
    },
  }
}

/** Each step once, by time; a call that began in the same millisecond as its request comes after it. */
export function addSteps(before: readonly Step[], more: readonly Step[]): Step[] {
  const byId = new Map([...before, ...more].map((step) => [step.id, step]))
  return [...byId.values()].sort(
    (one, other) => one.at - other.at || Number(other.kind === 'request') - Number(one.kind === 'request'),
  )
}
