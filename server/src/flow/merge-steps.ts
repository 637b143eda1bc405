import { type FlowKind, mostFlowSteps } from '../../contract/flow.ts'
import type { FlowStep } from '../../contract/flow-record.ts'

/** They say how the grant came to be, and stay when the record is cut. */
const signInKinds: ReadonlySet<FlowKind> = new Set(['sign-in', 'authorize', 'consent', 'callback', 'redeem', 'account'])

/** The steps of the first sign-in; a later one that came to nothing may be cut. */
const mostOfSignIn = 6

/** One record of what several places hold: each step once, by time, the sign-in and then the newest. */
export function mergeSteps(parts: readonly (readonly FlowStep[])[]): { steps: FlowStep[]; isCut: boolean } {
  const byId = new Map(parts.flat().map((step) => [step.id, step]))
  const steps = [...byId.values()].sort(byTime)
  if (steps.length <= mostFlowSteps) return { steps, isCut: false }
  const first = steps.slice(0, mostOfSignIn).filter(({ kind }) => signInKinds.has(kind))
  return { steps: [...first, ...steps.slice(first.length - mostFlowSteps)], isCut: true }
}

/** A call that began in the same millisecond as its request belongs after it. */
const byTime = (one: FlowStep, other: FlowStep) =>
  one.at - other.at || Number(other.kind === 'request') - Number(one.kind === 'request')
