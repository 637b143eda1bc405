import { isRecord } from '../json.ts'

/** What an answer may have in place of one of its members. */
const replacements: Readonly<Record<string, (member: unknown) => unknown>> = {
  null: () => null,
  nothing: () => leftOut,
  'an empty object': () => ({}),
  'an empty list': () => [],
  'another type': (member) => (typeof member === 'string' ? 7 : 'seven'),
  'an empty text': () => '',
}
export const replacementNames = Object.keys(replacements)
const leftOut = Symbol('left out')

interface MalformedAnswer {
  /** `items.0.track is null`: for the title of a test. */
  what: string
  /** The path of the replaced member: `items.0.track`; empty for the whole answer. */
  path: string
  answer: unknown
}

/**
 * The answer once for every member and every replacement, each with this one member replaced; last the answer as a whole.
 * @param names of the replacements; all when left out
 */
export function malformedAnswers(answer: unknown, names: readonly string[] = replacementNames): MalformedAnswer[] {
  return names.flatMap((name) => {
    const replace = replacements[name] ?? (() => leftOut)
    const inside = replacedIn(answer, replace).map(([path, value]) => ({ path, answer: value }))
    const whole = replace(answer)
    return [...inside, { path: '', answer: whole === leftOut ? undefined : whole }].map((malformed) => ({
      ...malformed,
      what: `${malformed.path || 'the answer'} is ${name}`,
    }))
  })
}

type Replaced = [path: string, value: unknown]

/** The value once for each member at any depth, with that member replaced. */
function replacedIn(value: unknown, replace: (member: unknown) => unknown): Replaced[] {
  if (!isRecord(value) && !Array.isArray(value)) return []
  return Object.entries(value).flatMap(([name, member]): Replaced[] => [
    [name, withMember(value, name, replace(member))],
    ...replacedIn(member, replace).map(
      ([path, changed]): Replaced => [`${name}.${path}`, withMember(value, name, changed)],
    ),
  ])
}

/** A copy with this member. An entry that is left out of a list makes the list shorter. */
function withMember(value: object, name: string, member: unknown): unknown {
  const entries = Object.entries(value)
    .map(([key, old]): [string, unknown] => [key, key === name ? member : old])
    .filter(([, kept]) => kept !== leftOut)
  return Array.isArray(value) ? entries.map(([, entry]) => entry) : Object.fromEntries(entries)
}

/**
 * What no reader may hand to a screen, with its path: a text that shows nothing or shows a mistake, a number that is none, a
 * moment (`…At`) that Spotify can't know.
 */
export function unfitForScreens(value: unknown, path = 'the result'): string[] {
  if (typeof value === 'string')
    return /^\s*$|\b(undefined|NaN|null)\b|\[object/.test(value) ? [`${path} is “${value}”`] : []
  if (typeof value === 'number') return isFit(value, path) ? [] : [`${path} is ${value}`]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => unfitForScreens(member, `${path}.${name}`))
}

const earliest = Date.parse('2006-01-01')
const latest = Date.parse('2100-01-01')

function isFit(value: number, path: string): boolean {
  return /At$/.test(path) ? value >= earliest && value < latest : Number.isFinite(value) && value >= 0
}
