import { FlowStep } from '../../contract/flow-record.ts'
import { parseJson } from '../../contract/json.ts'
import { Type } from '../../contract/schema.ts'
import { createSchemaCheck } from '../http/schema-check.ts'
import type { Keys } from '../session/keys.ts'
import { openText, sealText } from '../session/sealed-text.ts'

const isSteps = createSchemaCheck(Type.Array(FlowStep))

const placeOf = (sessionId: string) => `flow ${sessionId}`

/** Seals steps for the store: what they say of an account's listening is nobody's but the account's. */
export const sealSteps = (steps: readonly FlowStep[], [key]: Keys, sessionId: string): Uint8Array =>
  sealText(JSON.stringify(steps), key, placeOf(sessionId))

/** @returns no steps when no key opens it, or when it is of a release that wrote them otherwise */
export function openSteps(sealed: Uint8Array, keys: Keys, sessionId: string): FlowStep[] {
  for (const key of keys) {
    const text = openText(sealed, key, placeOf(sessionId))
    const steps = text === undefined ? undefined : parseJson(text)
    if (isSteps(steps)) return steps
  }
  return []
}
