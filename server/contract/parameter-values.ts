import { isRecord } from './json.ts'
import { nameablesOf, type ParameterKind, type ValueForm, widestMaximum } from './parameters.ts'
import { printable } from './printable.ts'
import { uriKind } from './spotify-uri.ts'

/**
 * Checks one value against the table of parameters. Facts that the table does not know, such as the length of an id,
 * are left to Spotify.
 * @param value as it stands in JSON. Text from an address goes through `readParameterText` first.
 * @returns `undefined` for a value that is allowed; else what was found in its place, in words that are safe to show:
 *   `"Sweden"`, `101 values`, `nothing as uri`. `allowedWords` says what would be right.
 */
export function checkParameterValue(form: ValueForm, value: unknown): string | undefined {
  return checks[form.kind](form, value)
}

type Check = (form: ValueForm, value: unknown) => string | undefined

const only =
  (isAllowed: (form: ValueForm, value: unknown) => boolean): Check =>
  (form, value) =>
    isAllowed(form, value) ? undefined : shown(value)

const onlyText = (isAllowed: (form: ValueForm, text: string) => boolean) =>
  only((form, value) => typeof value === 'string' && isAllowed(form, value))

/** A list with at least one item and at most `maxItems`; `check` is for each item. */
const listOf =
  (check: Check): Check =>
  (form, value) => {
    if (!Array.isArray(value)) return shown(value)
    if (value.length === 0 || value.length > (form.maxItems ?? Number.POSITIVE_INFINITY))
      return `${value.length} values`
    return value.map((item) => check(form, item)).find((found) => found !== undefined)
  }

const id = onlyText(isId)
const uri = onlyText((form, text) => nameablesOf(form).some((name) => name === uriKind(text)))
const choice = onlyText(({ values = [] }, text) => values.includes(text))
const integer = only((form, value) => Number.isSafeInteger(value) && isWithin(form, Number(value)))

const checks: Record<ParameterKind, Check> = {
  id,
  ids: listOf(id),
  uri,
  uris: listOf(uri),
  choice,
  choices: listOf(choice),
  integer,
  time: integer,
  number: only((form, value) => Number.isFinite(value) && isWithin(form, Number(value))),
  boolean: only((_, value) => typeof value === 'boolean'),
  text: onlyText(({ required }, text) => !required || text.trim() !== ''),
  // Older clients ask for the market of their token.
  market: onlyText((_, text) => /^(?:[A-Za-z]{2}|from_token)$/.test(text)),
  json: (form, value) => (form.maxItems === undefined ? checkObject : listOf(checkObject))(form, value),
  // A JPEG begins with FF D8 FF, which is /9j/ in base64.
  jpeg: (_, value) =>
    typeof value === 'string' && /^\/9j\/[A-Za-z0-9+/\s]*={0,2}\s*$/.test(value) ? undefined : 'something else',
}

/** A member that is null counts as left out. Members that the table does not name are not checked. */
function checkObject({ members = {} }: ValueForm, value: unknown): string | undefined {
  if (!isRecord(value)) return shown(value)
  for (const [name, member] of Object.entries(members)) {
    const given = value[name] ?? undefined
    const found = given === undefined ? member.required && 'nothing' : checkParameterValue(member, given)
    if (found) return `${found} as ${name}`
  }
  return undefined
}

function isWithin(form: ValueForm, value: number): boolean {
  return (form.minimum ?? Number.NEGATIVE_INFINITY) <= value && value <= widestMaximum(form)
}

/** Account names are older than ids, and device and category ids have no fixed form. All other ids are letters and digits. */
function isId(form: ValueForm, text: string): boolean {
  const isFree = nameablesOf(form).some((name) => name === 'user' || name === 'device' || name === 'category')
  return isFree ? /^[^\p{C},]{1,256}$/u.test(text) : /^[0-9A-Za-z]{1,64}$/.test(text)
}

/** A value in words, cut to 60 characters: enough to find it in what was sent. */
function shown(value: unknown): string {
  if (typeof value === 'string') return `"${printable(value, 60)}"`
  if (Array.isArray(value)) return 'a list'
  return isRecord(value) ? 'an object' : String(value)
}

/** The value that a text in an address stands for. The text itself where it stands for none; the check then refuses it. */
export function readParameterText({ kind }: ValueForm, text: string): unknown {
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

/**
 * Letters, digits, marks, and the punctuation that account and category names contain. No separator of path segments,
 * no percent sign (a second decoding would find something new) and no control character.
 */
const segmentCharacters = /^[\p{L}\p{M}\p{N}._~!$&'()+,;=:@ -]{1,256}$/u

/** Whether a value of a path parameter, not percent-encoded, is safely one segment and not a dot segment such as `..`. */
export function isPathSegment(value: string): boolean {
  return segmentCharacters.test(value) && !/^\.+$/.test(value)
}
