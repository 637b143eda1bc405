import { isRecord } from './json.ts'
import { namesOf } from './parameter-words.ts'
import { type ParameterKind, type ValueForm, widestMaximum } from './parameters.ts'
import { printable } from './printable.ts'
import { kindOfUri } from './spotify-uri.ts'

/**
 * What is there instead of something allowed, in words fit to show; `undefined` where all is well. Lengths of ids and
 * whatever else a table can't know are left to Spotify.
 * @param value as JSON has it: text from an address goes through `readText` first
 */
export function findFault(form: ValueForm, value: unknown): string | undefined {
  return checks[form.kind](form, value)
}

type Check = (form: ValueForm, value: unknown) => string | undefined

const only =
  (isAllowed: (form: ValueForm, value: unknown) => boolean): Check =>
  (form, value) =>
    isAllowed(form, value) ? undefined : shown(value)

/** A list with something in it, not longer than allowed. */
const each =
  (check: Check): Check =>
  (form, value) => {
    if (!Array.isArray(value)) return shown(value)
    if (value.length === 0 || value.length > (form.maxItems ?? Number.POSITIVE_INFINITY))
      return `${value.length} values`
    return value.map((item) => check(form, item)).find((fault) => fault !== undefined)
  }

const textual = (test: (form: ValueForm, text: string) => boolean) =>
  only((form, value) => typeof value === 'string' && test(form, value))

const id = textual(isId)
const uri = textual((form, text) => namesOf(form).some((name) => name === kindOfUri(text)))
const choice = textual(({ values = [] }, text) => values.includes(text))
const integer = only((form, value) => Number.isSafeInteger(value) && isWithin(form, Number(value)))

const checks: Record<ParameterKind, Check> = {
  id,
  ids: each(id),
  uri,
  uris: each(uri),
  choice,
  choices: each(choice),
  integer,
  time: integer,
  number: only((form, value) => Number.isFinite(value) && isWithin(form, Number(value))),
  boolean: only((_, value) => typeof value === 'boolean'),
  text: textual(({ required }, text) => !required || text.trim() !== ''),
  // Older clients ask for the market of their token.
  market: textual((_, text) => /^(?:[A-Za-z]{2}|from_token)$/.test(text)),
  json: (form, value) => (form.maxItems === undefined ? inObject : each(inObject))(form, value),
  // A JPEG begins with FF D8 FF, which is /9j/ in base64.
  jpeg: (_, value) =>
    typeof value === 'string' && /^\/9j\/[A-Za-z0-9+/\s]*={0,2}\s*$/.test(value) ? undefined : 'something else',
}

function inObject({ members = {} }: ValueForm, value: unknown): string | undefined {
  if (!isRecord(value)) return shown(value)
  for (const [name, member] of Object.entries(members)) {
    const found = value[name] ?? undefined
    const fault = found === undefined ? member.required && 'nothing' : findFault(member, found)
    if (fault) return `${fault} as ${name}`
  }
  return undefined
}

function isWithin(form: ValueForm, value: number): boolean {
  return (form.minimum ?? Number.NEGATIVE_INFINITY) <= value && value <= widestMaximum(form)
}

/** Names of accounts are older than ids; devices and categories are called all sorts of things. */
function isId(form: ValueForm, text: string): boolean {
  const isNamedFreely = namesOf(form).some((name) => name === 'user' || name === 'device' || name === 'category')
  return isNamedFreely ? /^[^\p{C},]{1,256}$/u.test(text) : /^[0-9A-Za-z]{1,64}$/.test(text)
}

/** As much of a value as helps to find it. */
function shown(value: unknown): string {
  if (typeof value === 'string') return `"${printable(value, 60)}"`
  if (Array.isArray(value)) return 'a list'
  return isRecord(value) ? 'an object' : String(value)
}

/** The value that a text in an address stands for; the text itself where it stands for none. */
export function readText({ kind }: ValueForm, text: string): unknown {
  if (kind === 'ids' || kind === 'uris' || kind === 'choices') return text.split(',').map((part) => part.trim())
  if (kind === 'boolean' && /^(?:true|false)$/.test(text)) return text === 'true'
  return numerals[kind]?.test(text) ? Number(text) : text
}

const wholeNumeral = /^-?\d{1,15}$/
const numerals: Partial<Record<ParameterKind, RegExp>> = {
  integer: wholeNumeral,
  time: wholeNumeral,
  number: /^-?\d{1,15}(?:\.\d{1,15})?$/,
}
