import fc from 'fast-check'
import {
  nameablesOf,
  type Parameter,
  type ParameterKind,
  type ValueForm,
  widestMaximum,
} from '../../../contract/parameters.ts'

/** Values that the table allows, and values just beyond it, as JSON; `asText` writes them for an address. */

const letters = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz']
const spotifyId = fc.string({ unit: fc.constantFrom(...letters), minLength: 22, maxLength: 22 })
const uriOf = (form: ValueForm) =>
  fc.tuple(fc.constantFrom(...nameablesOf(form)), spotifyId).map(([type, id]) => `spotify:${type}:${id}`)

const list = (item: fc.Arbitrary<unknown>, { maxItems = 20 }: ValueForm) =>
  fc.array(item, { minLength: 1, maxLength: Math.min(maxItems, 20) })
const tooLong = ({ maxItems }: ValueForm, item: unknown) =>
  maxItems === undefined ? [] : [Array.from({ length: maxItems + 1 }, () => item)]

const whole = (form: ValueForm) =>
  fc.integer({ min: form.minimum ?? -(10 ** 9), max: Math.min(widestMaximum(form), 10 ** 9) })
const choice = ({ values = [] }: ValueForm) => fc.constantFrom(...values)

const good: Record<ParameterKind, (form: ValueForm) => fc.Arbitrary<unknown>> = {
  id: () => spotifyId,
  ids: (form) => list(spotifyId, form),
  uri: uriOf,
  uris: (form) => list(uriOf(form), form),
  integer: whole,
  time: whole,
  number: ({ minimum = -100, maximum = 100 }) =>
    fc.integer({ min: minimum * 10, max: maximum * 10 }).map((n) => n / 10),
  boolean: () => fc.boolean(),
  text: () => fc.string({ minLength: 1 }).map((text) => `a ${text}`),
  choice,
  choices: (form) => list(choice(form), form),
  market: () => fc.constantFrom('SE', 'de', 'from_token'),
  json: (form) => (form.maxItems === undefined ? objectOf(form) : list(objectOf(form), form)),
  jpeg: () => spotifyId.map((id) => `/9j/${id}`),
}

const objectOf = ({ members = {} }: ValueForm) =>
  fc.record(Object.fromEntries(Object.entries(members).map(([name, member]) => [name, goodValue(member)])))

export const goodValue = (form: ValueForm): fc.Arbitrary<unknown> => good[form.kind](form)

const outside = (form: ValueForm) => [
  ...(form.minimum === undefined ? [] : [form.minimum - 1, -(10 ** 12)]),
  ...(form.maximum === undefined ? [] : [widestMaximum(form) + 1, 10 ** 12]),
]
const noNumbers = ['', 'ten', '1e3', '0x10', '1,0', 'NaN', '\u0000', '9'.repeat(30)]
const noIds = ['', ' ', 'a/b', 'a-b', 'ä', `${'a'.repeat(65)}`, '\u202e', '"><script>']
const noFreeIds = ['', 'a\u0000', 'a\nb', 'a'.repeat(257)]
const noUris = ['', 'track', 'spotify:', 'spotify:movie:1', 'http://a/b', 'spotify:track:', 'spotify:toString:1']

const bad: Record<ParameterKind, (form: ValueForm) => unknown[]> = {
  id: (form) => (isFree(form) ? noFreeIds : noIds),
  ids: (form) => [...bad.id(form).map((id) => ['a', id]), ...tooLong(form, 'a')],
  uri: () => noUris,
  uris: (form) => [...noUris.map((uri) => [uri]), ...tooLong(form, `spotify:${nameablesOf(form)[0]}:a`)],
  integer: (form) => [...outside(form), 1.5, ...noNumbers],
  time: (form) => [...outside(form), 1.5, ...noNumbers],
  number: (form) => [...outside(form), ...noNumbers],
  boolean: () => ['', 'TRUE', '1', 'yes'],
  text: ({ required }) => (required ? ['', '  '] : []),
  choice: () => ['', 'nothing', 'toString'],
  choices: (form) => [[''], ['nothing'], [...(form.values ?? []), 'nothing']],
  market: () => ['', 'S', 'SWE', '46', 'S\u0000'],
  json: (form) =>
    [{ uri: 5 }, [], ...tooLong(form, { uri: 'spotify:track:a' })].slice(form.maxItems === undefined ? 1 : 0),
  jpeg: () => ['GIF89a', '/9j', '/9j/*'],
}

const isFree = (form: ValueForm) => nameablesOf(form).some((name) => ['user', 'device', 'category'].includes(name))

/** In a body the type can be wrong too. A `null` counts as left out. */
export function badValues(parameter: Parameter, location: Parameter['in']): unknown[] {
  const wrongTypes = location === 'body' && parameter.kind !== 'jpeg' ? wrongTypesFor(parameter) : []
  return [...bad[parameter.kind](parameter), ...wrongTypes]
}

function wrongTypesFor({ kind, maxItems }: ValueForm): unknown[] {
  const isObject = kind === 'json' && maxItems === undefined
  return [5.5, true, 'nothing', [[]], ...(isObject ? [] : [{}])].filter(
    (value) =>
      !(kind === 'number' && value === 5.5) &&
      !(kind === 'boolean' && value === true) &&
      !(kind === 'text' && value === 'nothing'),
  )
}

export const asText = (value: unknown): string => (Array.isArray(value) ? value.join(',') : String(value))
