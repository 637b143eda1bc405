import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** One parameter as an OpenAPI description has it. */
export interface Described {
  name: string
  in: string
  required: boolean
  schema: Readonly<Record<string, unknown>>
  text: string
}

interface DescribedOperation {
  method: string
  path: string
  parameters: readonly Described[]
}

type Json = Readonly<Record<string, unknown>>

/** The operations of an OpenAPI 3.0 description by their ids, references resolved as far as parameters need them. */
export function readDescription(file: string): Map<string, DescribedOperation> {
  const document = objectIn(parse(readFileSync(file, 'utf8')))
  const resolve = (value: unknown): Json => {
    const object = objectIn(value)
    return typeof object.$ref === 'string' ? resolve(lookUp(document, object.$ref)) : object
  }
  const rows = Object.entries(objectIn(document.paths)).flatMap(([path, methods]) =>
    Object.entries(objectIn(methods)).map(([method, row]): [string, DescribedOperation] => {
      const described = objectIn(row)
      const parameters = [...parametersOf(described, resolve), ...membersOf(described, resolve)]
      return [String(described.operationId), { method: method.toUpperCase(), path, parameters }]
    }),
  )
  return new Map(rows)
}

type Resolve = (value: unknown) => Json

function parametersOf({ parameters }: Json, resolve: Resolve): Described[] {
  return listIn(parameters).map((reference) => {
    const { name, in: place, required, schema, description } = resolve(reference)
    return describe(String(name), String(place), required === true, resolve(schema), description)
  })
}

/** The members of a JSON body; a body that is a picture is one parameter. */
function membersOf({ requestBody }: Json, resolve: Resolve): Described[] {
  const body = resolve(requestBody)
  const { 'application/json': json, 'image/jpeg': picture } = objectIn(body.content)
  if (picture) return [describe('image', 'body', body.required === true, resolve(objectIn(picture).schema), undefined)]
  const { properties, required } = resolve(objectIn(json).schema)
  return Object.entries(objectIn(properties)).map(([name, schema]) =>
    describe(name, 'body', listIn(required).includes(name), resolve(schema), undefined),
  )
}

function describe(name: string, place: string, required: boolean, schema: Json, text: unknown): Described {
  return { name, in: place, required, schema, text: [text, schema.description].filter(Boolean).join(' ') }
}

function lookUp(document: Json, reference: string): unknown {
  const steps = reference.replace('#/', '').split('/')
  return steps.reduce<unknown>((value, step) => objectIn(value)[step], document)
}

const objectIn = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {})
const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** The line of an operation in the outline made from a description: tab separated, with a heading. */
export interface OutlineRow {
  method: string
  path: string
  id: string
  scopes: readonly string[]
  isDeprecated: boolean
}

export function readOutline(file: string): OutlineRow[] {
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
  return lines.map((line) => {
    const [method = '', path = '', id = '', , scopes = '', deprecated] = line.split('\t')
    return { method, path, id, scopes: scopes.split(' ').filter(Boolean), isDeprecated: deprecated === 'yes' }
  })
}
