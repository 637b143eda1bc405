import { isRecord } from '@scopedeck/server/contract/json.ts'
import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import { checkParameterValue } from '@scopedeck/server/contract/parameter-values.ts'
import { bodyParameters, requestOf } from '../call-request.ts'
import { faultWords } from '../form-faults.ts'
import type { FormValues } from '../form-values.ts'
import { listed } from '../listed.ts'
import { placeOfFault, placeWords } from './json-place.ts'

/** The body that a form makes, in several lines. */
export function bodyText(id: OperationId, values: FormValues): string {
  const { body } = requestOf(id, values)
  return body?.contentType === 'application/json' ? JSON.stringify(JSON.parse(body.text), undefined, 2) : '{}'
}

/** What a typed body says: the values for its fields, or what is wrong with it. */
export type ReadBody = { values: FormValues; fault?: undefined } | { values?: undefined; fault: string }

/** Reads a typed body into the fields of its form. An empty text is a body without members. */
export function readBody(id: OperationId, text: string): ReadBody {
  if (text.trim() === '') return { values: {} }
  const place = placeOfFault(text)
  if (place !== undefined) return { fault: `This is not JSON in ${placeWords(text, place)}.` }
  const body: unknown = JSON.parse(text)
  if (!isRecord(body)) return { fault: 'The body is an object: it begins with { and ends with }.' }
  const rows = new Map(bodyParameters(id))
  const values: [string, string][] = []
  for (const [name, value] of Object.entries(body)) {
    const row = rows.get(name)
    if (!row)
      return {
        fault: `There is no “${name.slice(0, 40)}” in the body of this call, only ${listed([...rows.keys()], 'and')}.`,
      }
    if (checkParameterValue(row, value) !== undefined) return { fault: `${name}: ${faultWords[row.kind](row, value)}` }
    values.push([name, fieldText(value)])
  }
  return { values: Object.fromEntries(values) }
}

/** A member as the text in its field. */
function fieldText(value: unknown): string {
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join(',')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
