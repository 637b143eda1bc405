import { isRecord } from './json.ts'
import type { Image } from './web-api.ts'

// The members of an answer of the Web API, read one by one. Spotify leaves out any of them at times, sends null, or sends
// another type. Then a function here returns `undefined`, an empty object or an empty list, and what reads the whole object
// says what a person sees instead. No function throws.

/** An object; one without members for anything else. */
export function recordIn(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {}
}

/** A list; an empty one for anything else. */
export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The entries of a list as `read` reads them. An entry that it reads as `undefined` is left out: only that row is lost. */
export function rowsIn<Row>(value: unknown, read: (entry: unknown) => Row | undefined): Row[] {
  return listIn(value).flatMap((entry) => read(entry) ?? [])
}

/** Characters that show nothing: spaces, controls, fillers and joiners. U+2800 is an empty Braille pattern. */
const blank = /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]*$/u

/** A text in which there is something to see, without the spaces around it. */
export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && !blank.test(value) ? value.toWellFormed().trim() : undefined
}

/** A finite number. JSON has others: `1e999` is read as Infinity. */
export function numberIn(value: unknown): number | undefined {
  return Number.isFinite(value) ? Number(value) : undefined
}

/** A whole number from 0, such as a total. */
export function countIn(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : undefined
}

/** A number above 0, such as the length of a song or the width of a picture. Spotify answers 0 for what it no longer has. */
export function amountIn(value: unknown): number | undefined {
  const amount = numberIn(value)
  return amount !== undefined && amount > 0 ? amount : undefined
}

export function flagIn(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined
}

/** Spotify began in 2006. It answers 1970 or `0000-00-00` where it does not know the day. */
const earliest = Date.parse('2006-01-01')
const latest = Date.parse('2100-01-01')

/** A moment that Spotify can know, as epoch milliseconds. @param value `2026-03-12T08:00:00Z` */
export function momentIn(value: unknown): number | undefined {
  // Date.parse also reads "5" as a date, so the form is checked first.
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(value)) return undefined
  const at = Date.parse(value)
  return at >= earliest && at < latest ? at : undefined
}

/** An address that a page may link to or show a picture from: https or http, and so no script. */
export function addressIn(value: unknown): string | undefined {
  const address = textIn(value)
  if (address === undefined || !/^https?:\/\//i.test(address)) return undefined
  try {
    // Not `URL.canParse`: it is younger than the browsers that the app is built for.
    new URL(address)
    return address
  } catch {
    return undefined
  }
}

/** The pictures that have an address. Sizes that make no sense are null. */
export function imagesIn(value: unknown): Image[] {
  return rowsIn(value, (entry) => {
    const { url, width, height } = recordIn(entry)
    const address = addressIn(url)
    return address === undefined
      ? undefined
      : { url: address, width: amountIn(width) ?? null, height: amountIn(height) ?? null }
  })
}

/** The members that are known: to spread into an object whose members may be absent. */
export function known<Members extends Readonly<Record<string, unknown>>>(
  members: Members,
): { [Name in keyof Members]?: Exclude<Members[Name], undefined> } {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as { [Name in keyof Members]?: Exclude<Members[Name], undefined> }
}
