import { withArticle } from '@scopedeck/server/contract/article.ts'
import { isRecord } from '@scopedeck/server/contract/json.ts'
import { checkParameterValue, isPathSegment } from '@scopedeck/server/contract/parameter-values.ts'
import {
  nameablesOf,
  type Parameter,
  type ParameterKind,
  type ValueForm,
} from '@scopedeck/server/contract/parameters.ts'
import { counted } from '@scopedeck/server/contract/words.ts'
import { requestValue } from './call-request.ts'
import type { FormValues } from './form-values.ts'
import { listed } from './listed.ts'

/** What a parameter takes, in a few words: `integer, 1 to 50`. */
export function limitWords(parameter: ValueForm): string {
  const { kind, maxItems, minimum, maximum } = parameter
  const names = listed(nameablesOf(parameter), 'or')
  const upTo = maxItems === undefined ? '' : `, up to ${maxItems.toLocaleString('en')}`
  const words: Record<ParameterKind, string> = {
    id: names ? `id of ${withArticle(names)}` : 'id',
    ids: `ids${names ? ` of ${names}s` : ''}${upTo}`,
    uri: names ? `URI of ${withArticle(names)}` : 'URI',
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

function rangeWords(minimum: number | undefined, maximum: number | undefined): string {
  const [from, to] = [minimum?.toLocaleString('en'), maximum?.toLocaleString('en')]
  if (from !== undefined && to !== undefined) return `, ${from} to ${to}`
  if (from !== undefined) return `, ${from} or more`
  return to === undefined ? '' : `, ${to} or less`
}

/** What is wrong with a form, by the name of the parameter and in the order of the form. */
export function faultsOf(parameters: Readonly<Record<string, Parameter>>, values: FormValues): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, parameter]) => {
      const fault = faultOf(parameter, values[name] ?? '')
      return fault === undefined ? [] : [[name, fault]]
    }),
  )
}

/**
 * What would be right instead of the value of a field, in a sentence; `undefined` for a value that the server accepts.
 * The server decides with the same `checkParameterValue`, so only the words are made here.
 */
export function faultOf(parameter: Parameter, text: string): string | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return parameter.required ? neededWords : undefined
  if (parameter.in === 'path' && !isPathSegment(trimmed)) return faultWords[parameter.kind](parameter, trimmed)
  return valueFault(parameter, requestValue(parameter, trimmed))
}

const neededWords = 'The call can’t be made without it.'

function valueFault(form: ValueForm, value: unknown): string | undefined {
  const isAllowed = checkParameterValue(form, value) === undefined && !isTooLarge(form, value)
  return isAllowed ? undefined : faultWords[form.kind](form, value)
}

/** 256 KB, and a third more for base64: the server takes no larger body. */
const mostJpegCharacters = Math.ceil((256 * 1024 * 4) / 3)

function isTooLarge({ kind }: ValueForm, value: unknown): boolean {
  return kind === 'jpeg' && typeof value === 'string' && value.length > mostJpegCharacters
}

type FaultWords = (form: ValueForm, value: unknown) => string

/** What would be right in place of a wrong value, by the kind of its form. */
export const faultWords: Record<ParameterKind, FaultWords> = {
  id: idWords,
  ids: (form, value) => tooManyWords(form, value) ?? `Ids with commas between them. ${idWords(form)}`,
  uri: uriWords,
  uris: (form, value) => tooManyWords(form, value) ?? `URIs with commas between them. ${uriWords(form)}`,
  integer: (form) => `A whole number${limitsIn(form)}.`,
  time: (form) => `A whole number${limitsIn(form)}.`,
  number: (form) => `A number${limitsIn(form)}.`,
  boolean: () => 'Either true or false.',
  text: () => neededWords,
  choice: ({ values = [] }) => `One of ${listed(values, 'or')}.`,
  choices: (form, value) => tooManyWords(form, value) ?? `Only ${listed(form.values ?? [], 'or')}.`,
  market: () => 'A country in two letters, such as SE, or from_token for the account’s own.',
  json: jsonWords,
  jpeg: (form, value) =>
    isTooLarge(form, value) ? 'The picture is larger than 256 KB.' : 'The picture is not a JPEG in base64.',
}

function limitsIn({ minimum, maximum, extended }: ValueForm): string {
  return rangeWords(minimum, extended?.maximum ?? maximum).replace(/^, (?=.* to )/, ' from ')
}

/** Ids of accounts, devices and categories have no fixed form. */
function idWords(form: ValueForm): string {
  const names = nameablesOf(form)
  if (names.some((name) => name === 'user' || name === 'device' || name === 'category'))
    return 'An id has at most 256 characters, and no comma or slash.'
  const [name = 'track'] = names
  return `An id is 22 letters and digits; the link to ${withArticle(name)} ends with it.`
}

function uriWords(form: ValueForm): string {
  const names = nameablesOf(form)
  return `A URI looks like spotify:${names.length === 1 ? names[0] : 'track'}:…`
}

function tooManyWords({ maxItems = Number.POSITIVE_INFINITY }: ValueForm, value: unknown): string | undefined {
  if (!Array.isArray(value) || value.length <= maxItems) return undefined
  return `That is ${counted(value.length, 'entry')}; ${maxItems} at most.`
}

/** The first member that is wrong, of an object or of the objects in a list. */
function jsonWords({ members = {}, maxItems }: ValueForm, value: unknown): string {
  const isList = maxItems !== undefined
  const objects: readonly unknown[] = !isList ? [value] : Array.isArray(value) ? value : []
  if (objects.length === 0 || !objects.every(isRecord)) return isList ? 'A list of JSON objects.' : 'A JSON object.'
  if (isList && objects.length > maxItems) return `That is ${objects.length}; ${maxItems} at most.`
  const faults = objects.flatMap((object) =>
    Object.entries(members).flatMap(([name, member]) => {
      const fault = memberFault(member, object[name] ?? undefined)
      return fault === undefined ? [] : [`${name}: ${fault}`]
    }),
  )
  return faults[0] ?? 'A JSON object.'
}

function memberFault(form: ValueForm, value: unknown): string | undefined {
  if (value === undefined) return form.required ? neededWords : undefined
  return valueFault(form, value)
}
