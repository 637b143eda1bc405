import { type FlowKind, flowKindNames } from '@scopedeck/server/contract/flow.ts'
import type { FlowRecord, FlowStep, FlowValue, FlowValues } from '@scopedeck/server/contract/flow-record.ts'
import { isRecord } from '@scopedeck/server/contract/json.ts'
import { readNumber, readOneOf, readRecord, readText } from '../shared/read-json.ts'

/** A step as the page shows it; a member that it does not know is left out. */
export type Step = Omit<FlowStep, 'problem' | 'operation'> & { problem?: string; operation?: string }

export interface Flow {
  /** By time. */
  steps: readonly Step[]
  isCut: boolean
}

/** A step that makes no sense costs its own row. @throws {TypeError} for a body that is no record */
export function readFlow(body: unknown): Flow & Pick<FlowRecord, 'now'> {
  const { steps, isCut, now } = readRecord(body)
  if (!Array.isArray(steps)) throw new TypeError('The record has no steps.')
  return { steps: steps.flatMap((step: unknown) => readStep(step) ?? []), isCut: isCut === true, now: readNumber(now) }
}

/** @returns `undefined` where the value is no step of a kind that this page knows */
export function readStep(value: unknown): Step | undefined {
  try {
    const step = readRecord(value)
    const kind: FlowKind = readOneOf(step.kind, flowKindNames)
    return {
      ...{ id: readText(step.id), kind, at: readNumber(step.at), method: readText(step.method) },
      ...{ path: readText(step.path), ...optionalNumbers(step), ...optionalTexts(step) },
      ...{ sent: readValues(step.sent), answered: readValues(step.answered) },
      ...(isRecord(step.held) && { held: readValues(step.held) }),
    }
  } catch {
    return undefined
  }
}

const optionalNumbers = ({ ms, status }: Record<string, unknown>) => ({
  ...(typeof ms === 'number' && { ms }),
  ...(typeof status === 'number' && { status }),
})

const optionalTexts = ({ query, problem, operation, requestId }: Record<string, unknown>) => ({
  ...(typeof query === 'string' && { query }),
  ...(typeof problem === 'string' && { problem }),
  ...(typeof operation === 'string' && { operation }),
  ...(typeof requestId === 'string' && { requestId }),
})

function readValues(value: unknown): FlowValues {
  if (!isRecord(value)) return {}
  return Object.fromEntries(Object.entries(value).flatMap(([name, each]) => (isValue(each) ? [[name, each]] : [])))
}

const isValue = (value: unknown): value is FlowValue =>
  typeof value === 'string' || typeof value === 'number' || (isRecord(value) && typeof value.fingerprint === 'string')

/** A value as text: a secret is its fingerprint. */
export const textOf = (value: FlowValue): string =>
  typeof value === 'object' ? `#${value.fingerprint}` : String(value)
