import type { Operation } from '../operations.ts'
import type { Parameter } from '../parameters.ts'
import type { Described } from './description.ts'

/** The differences of one operation, a line each. */
export function compareParameters(id: string, { parameters }: Operation, described: readonly Described[]): string[] {
  const names = new Set([...Object.keys(parameters), ...described.map(({ name }) => name)])
  return [...names].flatMap((name) => {
    const parameter = parameters[name]
    const theirs = described.filter((one) => one.name === name)
    if (!parameter || theirs.length === 0) return [`${id} ${name} is only ${parameter ? 'here' : 'there'}`]
    return differencesOf(parameter, theirs).map((line) => `${id} ${name} ${line}`)
  })
}

/** The description may have a parameter in several places, with a limit for each: the widest counts. */
function differencesOf(parameter: Parameter, described: readonly Described[]): string[] {
  const same = described.find((one) => one.in === parameter.in)?.schema
  const pairs: [what: string, ours: unknown, theirs: unknown][] = [
    ['in', sorted([parameter.in, parameter.alsoIn ?? []].flat()), sorted(described.map((one) => one.in))],
    ['required', parameter.required ?? false, described.some(({ required }) => required)],
    ['minimum', parameter.minimum, same?.minimum],
    ['maximum', parameter.maximum, same?.maximum],
    ['default', parameter.default, same?.default],
    ['values', sorted(parameter.values), sorted(valuesOf(same))],
    ['type', typeOf(parameter), same?.type],
    ['maxItems', parameter.maxItems, mostItems(described)],
  ]
  return pairs
    .filter(([, ours, theirs]) => ours !== theirs)
    .map(([what, ours, theirs]) => `${what}: ${ours ?? 'nothing'} here, ${theirs ?? 'nothing'} there`)
}

const sorted = (values: readonly string[] | undefined) => values?.toSorted().join()

function valuesOf(schema: Described['schema'] = {}): string[] | undefined {
  const { enum: values, items } = schema as { enum?: string[]; items?: { enum?: string[] } }
  return values ?? items?.enum
}

/** Only words tell: "Maximum: 50 IDs", "a maximum of 100 items". */
function mostItems(described: readonly Described[]): number | undefined {
  const said = described.flatMap(
    ({ text }) => /maximum:?(?: of)? (\d+) (?:IDs?|URIs|items|objects)\b/i.exec(text)?.[1] ?? [],
  )
  return said.length > 0 ? Math.max(...said.map(Number)) : undefined
}

/** What JSON Schema calls a value of the kind, where it stands. */
function typeOf({ kind, in: place, maxItems }: Parameter): string {
  if (kind === 'integer' || kind === 'time') return 'integer'
  if (kind === 'number' || kind === 'boolean') return kind
  if (kind === 'json') return maxItems === undefined ? 'object' : 'array'
  const isList = kind === 'ids' || kind === 'uris' || kind === 'choices'
  return isList && place === 'body' ? 'array' : 'string'
}
