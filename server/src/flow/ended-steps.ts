import type { FlowStep } from '../../contract/flow-record.ts'

interface EndedStepsOptions {
  keepEndedMs: number
  /** Monotonic, in milliseconds. */
  now?(): number
}

/** Sessions whose last steps are kept. Over it the oldest is forgotten. */
const mostSessions = 1_000
/** Of one session, so that calls with its dead cookie can't fill the memory. */
const mostSteps = 300

interface Ended {
  steps: FlowStep[]
  endedAt: number
}

/** The last steps of sessions whose grant has ended at Spotify: they show how, and the store keeps nothing of an ended session. */
export interface EndedSteps {
  keep(sessionId: string, steps: readonly FlowStep[]): void
  /** A step that came after the end; of a session that is not kept, it does nothing. */
  add(sessionId: string, step: FlowStep): void
  of(sessionId: string): readonly FlowStep[]
}

export function createEndedSteps({ keepEndedMs, now = () => performance.now() }: EndedStepsOptions): EndedSteps {
  /** The oldest first. */
  const sessions = new Map<string, Ended>()
  const find = (sessionId: string) => {
    const ended = sessions.get(sessionId)
    return ended && now() - ended.endedAt < keepEndedMs ? ended : undefined
  }
  return {
    keep(sessionId, steps) {
      if (sessions.has(sessionId)) return
      for (const [id] of sessions) if (!find(id) || sessions.size >= mostSessions) sessions.delete(id)
      sessions.set(sessionId, { steps: steps.slice(-mostSteps), endedAt: now() })
    },
    add(sessionId, step) {
      const ended = find(sessionId)
      if (ended && ended.steps.length < mostSteps) ended.steps.push(step)
    },
    of: (sessionId) => find(sessionId)?.steps ?? [],
  }
}
