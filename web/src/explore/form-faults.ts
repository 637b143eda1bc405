import { type ParameterKind, type ValueForm, widestMaximum } from '@scopedeck/server/contract/parameters.ts'
import { counted } from '../shared/clock.ts'
import { memberText } from './form/json-members.ts'
import { type FormValues, partsOf } from './form-values.ts'
import { isList, isObject, type Json, type JsonObject, parseJson } from './json.ts'
import { listed } from './listed.ts'
import { nameablesOf } from './names.ts'

/** What a parameter takes, in a few words: `integer, 1 to 50`. */
export function limitWords(parameter: ValueForm): string {
  const { kind, maxItems, minimum, maximum } = parameter
  const names = listed(nameablesOf(parameter), 'or')
  const upTo = maxItems === undefined ? '' : `, up to ${maxItems.toLocaleString('en')}`
  const words: Record<ParameterKind, string> = {
    id: names ? `id of ${article(names)}` : 'id',
    ids: `ids${names ? ` of ${names}s` : ''}${upTo}`,
    uri: names ? `URI of ${article(names)}` : 'URI',
    uris: `URIs${upTo}`,
    integer: `integer${rangeWords(minimum, maximum)}`,
    number: `number${rangeWords(minimum, maximum)}`,
    boolean: 'true or false',
    text: 'text',
    choice: 'one of these',
    choices: `some of these${upTo}`,
    market: 'country, two letters',
    time: 'time, in milliseconds',
    json: maxItems === undefined ? 'object' : `list${upTo}`,
    jpeg: 'JPEG, up to 256 KB',
  }
  return words[kind]
}

function article(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`
}

function rangeWords(minimum: number | undefined, maximum: number | undefined): string {
  const [from, to] = [minimum?.toLocaleString('en'), maximum?.toLocaleString('en')]
  if (from !== undefined && to !== undefined) return `, ${from} to ${to}`
  if (from !== undefined) return `, ${from} or more`
  return to === undefined ? '' : `, ${to} or less`
}

/** What is wrong with a form, by the name of the parameter and in the order of the form. */
export function faultsOf(parameters: Readonly<Record<string, ValueForm>>, values: FormValues): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, parameter]) => {
      const fault = faultOf(parameter, values[name] ?? '')
      return fault === undefined ? [] : [[name, fault]]
    }),
  )
}

/** What is wrong with a value, in a sentence that says what would be right; `undefined` where nothing is. */
export function faultOf(parameter: ValueForm, text: string): string | undefined {
  if (text.trim() === '') return parameter.required ? 'The call can’t be made without it.' : undefined
  return checks[parameter.kind](parameter, text.trim())
}

type Check = (parameter: ValueForm, text: string) => string | undefined

const unless = (isRight: boolean, fault: string) => (isRight ? undefined : fault)

const wholeNumber: Check = (parameter, text) =>
  unless(/^-?\d+$/.test(text) && isWithin(parameter, Number(text)), `A whole number${inWords(parameter)}.`)

const checks: Record<ParameterKind, Check> = {
  id: (parameter, text) => unless(isId(parameter, text), idFault(parameter)),
  ids: (parameter, text) =>
    unless(
      partsOf(text).every((id) => isId(parameter, id)),
      `Ids with commas between them. ${idFault(parameter)}`,
    ) ?? tooMany(parameter, partsOf(text)),
  uri: (parameter, text) => unless(isUri(parameter, text), uriFault(parameter)),
  uris: (parameter, text) =>
    unless(
      partsOf(text).every((uri) => isUri(parameter, uri)),
      `URIs with commas between them. ${uriFault(parameter)}`,
    ) ?? tooMany(parameter, partsOf(text)),
  integer: wholeNumber,
  time: wholeNumber,
  number: (parameter, text) =>
    unless(/^-?\d+(\.\d+)?$/.test(text) && isWithin(parameter, Number(text)), `A number${inWords(parameter)}.`),
  boolean: (_parameter, text) => unless(text === 'true' || text === 'false', 'Either true or false.'),
  text: () => undefined,
  choice: ({ values = [] }, text) => unless(values.includes(text), `One of ${listed(values, 'or')}.`),
  choices: (parameter, text) =>
    unless(
      partsOf(text).every((value) => parameter.values?.includes(value)),
      `Only ${listed(parameter.values ?? [], 'or')}.`,
    ) ?? tooMany(parameter, partsOf(text)),
  market: (_parameter, text) => unless(/^[A-Z]{2}$/.test(text), 'A country in two capital letters, as SE.'),
  json: (parameter, text) => jsonFault(parameter, parseJson(text)),
  jpeg: (_parameter, text) => unless(text.length * 0.75 <= 256 * 1024, 'The picture is larger than 256 KB.'),
}

function isWithin(form: ValueForm, value: number): boolean {
  return value >= (form.minimum ?? Number.NEGATIVE_INFINITY) && value <= widestMaximum(form)
}

function inWords({ minimum, maximum, extended }: ValueForm): string {
  return rangeWords(minimum, extended?.maximum ?? maximum).replace(/^, (?=.* to )/, ' from ')
}

/** Accounts, devices and categories have ids of any form; all else has 22 letters and digits. */
function isId(parameter: ValueForm, text: string): boolean {
  return hasFreeIds(parameter) || /^[A-Za-z0-9]{22}$/.test(text)
}

function hasFreeIds(parameter: ValueForm): boolean {
  const names = nameablesOf(parameter)
  return names.length === 0 || names.some((name) => name === 'user' || name === 'device' || name === 'category')
}

function idFault(parameter: ValueForm): string {
  const [name = 'track'] = nameablesOf(parameter)
  return `An id is 22 letters and digits; the link to ${article(name)} ends with it.`
}

function isUri(parameter: ValueForm, text: string): boolean {
  const [, type = ''] = /^spotify:(\w+):\S+$/.exec(text) ?? []
  const names: readonly string[] = nameablesOf(parameter)
  return type !== '' && (names.length === 0 || names.includes(type))
}

function uriFault(parameter: ValueForm): string {
  const names = nameablesOf(parameter)
  return `A URI looks like spotify:${names.length === 1 ? names[0] : 'track'}:…`
}

function tooMany({ maxItems = Number.POSITIVE_INFINITY }: ValueForm, parts: readonly string[]): string | undefined {
  return unless(
    parts.length <= maxItems,
    `These are ${counted(parts.length, 'entry', 'entries')}; ${maxItems} at most.`,
  )
}

/** What is wrong with an object, or with the first object of a list that has anything wrong with it. */
function jsonFault({ members = {}, maxItems }: ValueForm, value: Json | undefined): string | undefined {
  if (maxItems === undefined) return isObject(value) ? memberFault(members, value) : 'A JSON object.'
  if (!isList(value) || !value.every(isObject)) return 'A list of JSON objects.'
  if (value.length > maxItems) return `These are ${value.length}; ${maxItems} at most.`
  return value.map((each) => memberFault(members, each)).find((fault) => fault !== undefined)
}

function memberFault(members: Readonly<Record<string, ValueForm>>, object: JsonObject): string | undefined {
  const texts = Object.fromEntries(Object.entries(object).map(([name, value]) => [name, memberText(value)]))
  const [first] = Object.entries(faultsOf(members, texts))
  return first && `${first[0]}: ${first[1]}`
}
