import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import type { Static } from 'typebox'
import { isRecord } from '../../../contract/json.ts'
import { ajvOptions, Type } from '../../../contract/schema.ts'
import { WorldFile } from '../../../contract/world-file.ts'
import { NewClient } from '../clients.ts'
import { groupBy } from '../node-20.ts'
import { Settings } from '../settings.ts'
import type { WorldPlan } from '../world/world-plan.ts'
import { lineOf, lineOfSyntaxError } from './line-of.ts'
import { planOfFile } from './plan-of-file.ts'
import { type Mistake, WorldFileError } from './world-file-error.ts'

export { WorldFileError }

/** A world file as the simulator takes it: with settings and clients of its own, if it likes. */
export const SimulatorWorldFile = Type.Object(
  {
    ...WorldFile.properties,
    settings: Type.Optional(Type.Partial(Settings, { additionalProperties: false, title: 'SettingsChange' })),
    clients: Type.Optional(Type.Array(NewClient)),
  },
  { additionalProperties: false, title: 'World' },
)
export type SimulatorWorldFile = Static<typeof SimulatorWorldFile>

/** What a file makes of a simulation. */
export interface FiledWorld {
  plan: WorldPlan
  file: SimulatorWorldFile
}

/**
 * Reads a world file.
 * @throws {WorldFileError} names the mistakes, each with its line and path
 */
export type ReadWorldFile = (text: string) => FiledWorld

export function createWorldFileReader(): ReadWorldFile {
  // Compiled at the first file, because most runs read none.
  let check: ValidateFunction<SimulatorWorldFile> | undefined
  return (text) => {
    const value = parse(text)
    check ??= new Ajv({ ...ajvOptions, allErrors: true, verbose: true }).compile<SimulatorWorldFile>(SimulatorWorldFile)
    if (!check(value)) throw errorOf(text, mistakesOf(check.errors ?? []))
    const { settings: _settings, clients: _clients, ...contents } = value
    const { plan, mistakes } = planOfFile(contents)
    if (mistakes.length > 0) throw errorOf(text, mistakes)
    return { plan, file: value }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    // The parser quotes the text after a comma or colon.
    const message = `is not JSON: ${error.message.replace(/ in JSON at position.*$/s, '')}`
    throw new WorldFileError([{ line: lineOfSyntaxError(text, error), path: '', message }])
  }
}

function errorOf(text: string, mistakes: readonly Mistake[]): WorldFileError {
  return new WorldFileError(
    mistakes.map(({ path, message }) => ({ line: lineOf(text, path), path: path.join('.'), message })),
  )
}

/** One mistake for each place: where several forms are allowed, what they are, unless the mistake is further inside. */
function mistakesOf(errors: readonly ErrorObject[]): Mistake[] {
  const byPlace = groupBy(errors, (error) => pathOf(error).join('.'))
  const places = [...byPlace.keys()]
  return [...byPlace].flatMap(([place, [first, ...others]]) => {
    const union = [first, ...others].find((error) => error?.keyword === 'anyOf')
    if (union && places.some((other) => other.startsWith(`${place}.`))) return []
    const error = union ?? first
    return error ? [{ path: pathOf(error), message: messageOf(error) }] : []
  })
}

function pathOf({ instancePath, params }: ErrorObject): (string | number)[] {
  const names = instancePath.split('/').slice(1)
  const path = names.map((name) => (/^\d+$/.test(name) ? Number(name) : name))
  const added: unknown = params.additionalProperty
  return typeof added === 'string' ? [...path, added] : path
}

function messageOf({ keyword, message = 'is not valid', parentSchema, params }: ErrorObject): string {
  if (keyword === 'additionalProperties')
    return `${params.additionalProperty} is not a member that a world file has here`
  if (keyword === 'anyOf' && choicesOf(parentSchema)) return `must be one of ${choicesOf(parentSchema)}`
  const meaning: unknown = parentSchema?.description
  if ((keyword === 'pattern' || keyword === 'anyOf') && typeof meaning === 'string') return `must be ${meaning}`
  return message.replace('NOT', 'not')
}

/** The words of a union of words. */
function choicesOf(schema: ErrorObject['parentSchema']): string | undefined {
  const forms: unknown[] = Array.isArray(schema?.anyOf) ? schema.anyOf : []
  const words = forms.map((form) => (isRecord(form) ? form.const : undefined))
  return words.every((word) => typeof word === 'string') ? words.join(', ') : undefined
}
