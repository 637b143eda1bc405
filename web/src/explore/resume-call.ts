import { isRecord, parseJson } from '@scopedeck/server/contract/json.ts'
import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import type { ResumeArgs } from '../lens/resume-record.ts'
import { localProblem, ProblemResponse } from '../shared/problem.ts'
import { type FormValues, isOperationId } from './form-values.ts'

/** The action to complete after a consent: this call with this form, shown in this view. */
export function resumeOf(id: OperationId, values: FormValues, view?: 'compare') {
  return { action: 'explore.send', args: { id, values: JSON.stringify(values), ...(view && { view }) } }
}

/** @throws {ProblemResponse} for arguments that `resumeOf` did not write */
export function readResume({ id, values }: ResumeArgs): { id: OperationId; values: FormValues } {
  const form = typeof values === 'string' ? parseJson(values) : undefined
  if (!isOperationId(id) || !isRecord(form)) throw new ProblemResponse(localProblem('invalid-request'))
  const texts = Object.entries(form).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  return { id, values: Object.fromEntries(texts) }
}
