import { Ajv, type ErrorObject } from 'ajv'
import type { DescribedOperation, Description } from './description.ts'
import { type Schema, strictSchema, titled } from './strict-schema.ts'

/** An answer as it came over the wire. */
export interface WireAnswer {
  status: number
  mediaType: string
  text: string
}

/** One way in which an answer is not what the description says. */
export interface Difference {
  kind: 'status' | 'media type' | 'missing' | 'undescribed' | 'value'
  /** Where in the description: `TrackObject.popularity`, or an operation and a status. */
  place: string
}

export type AnswerCheck = (operation: DescribedOperation, answer: WireAnswer) => Difference[]

/** Holds answers against a description, more strictly than it is written. */
export function createAnswerCheck(description: Description, operations: readonly DescribedOperation[]): AnswerCheck {
  const ajv = createValidator(description, operations)
  return (operation, { status, mediaType, text }) => {
    const place = `${operation.id} ${status}`
    if (!operation.answers.has(status)) return [{ kind: 'status', place }]
    const hasBody = operation.answers.get(status) !== undefined
    if (mediaType !== (hasBody ? 'application/json' : '')) {
      return [{ kind: 'media type', place: `${place} ${mediaType}: ${text.slice(0, 30)}` }]
    }
    if (!hasBody) return text === '' ? [] : [{ kind: 'value', place }]
    const validate = ajv.getSchema(`spotify#/answers/${place.replace(' ', '%20')}`)
    if (!validate) throw new Error(`no schema for ${place}`)
    const body: unknown = JSON.parse(text)
    validate(body)
    return (validate.errors ?? []).map((error) => differenceOf(error, body, status < 400 ? undefined : place))
  }
}

/** All schemas in one document, so that what they refer to is found in it. */
function createValidator({ components }: Description, operations: readonly DescribedOperation[]): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true, discriminator: true, inlineRefs: false, verbose: true })
  for (const format of ['int64', 'float']) ajv.addFormat(format, true)
  ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
  const closed = (schemas: readonly (readonly [string, Schema])[]) => {
    return Object.fromEntries(
      schemas.map(([name, each]) => [name, titled(name, strictSchema(each, components.schemas))]),
    )
  }
  const answers = operations.flatMap(({ id, answers }) =>
    [...answers].flatMap(([status, schema]) => (schema ? [[`${id} ${status}`, schema] as const] : [])),
  )
  const schemas = closed(Object.entries(components.schemas))
  return ajv.addSchema({ $id: 'spotify', components: { schemas }, answers: closed(answers) })
}

/** @param answer what to call the body as a whole, if not by the object that it is */
function differenceOf(error: ErrorObject, body: unknown, answer: string | undefined): Difference {
  const { keyword, parentSchema, params, instancePath } = error
  const steps = instancePath.split('/').slice(1)
  const owner = steps.length === 0 && answer ? answer : parentSchema?.title
  const title = `${standingForTrack(body, steps)}${owner}`
  if (keyword === 'required') return { kind: 'missing', place: `${title}.${params.missingProperty}` }
  if (keyword === 'additionalProperties') return { kind: 'undescribed', place: `${title}.${params.additionalProperty}` }
  // An object that is something else says only which object it should be: the last name on the way to it says where.
  const where = keyword === 'type' && params.type === 'object' ? ` as ${steps.findLast((step) => /\D/.test(step))}` : ''
  return { kind: 'value', place: title + where }
}

/**
 * Files on somebody's computer have the form of tracks and little in it, and so have episodes where a client knows only
 * tracks: what is wrong with them is told apart.
 */
function standingForTrack(body: unknown, [step, ...steps]: readonly string[]): 'local ' | 'episode as track ' | '' {
  if (typeof body !== 'object' || body === null) return ''
  if ('is_local' in body && body.is_local === true && 'album' in body) return 'local '
  if ('type' in body && body.type === 'episode' && 'album' in body) return 'episode as track '
  return step === undefined ? '' : standingForTrack(Reflect.get(body, step), steps)
}
