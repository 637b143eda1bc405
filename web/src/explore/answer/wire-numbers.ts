import { type Json, readJson } from '../json.ts'

/** Begins a text that stands for a number. No answer has it: `readAsWritten` leaves such an answer as it is. */
const sign = '\0#'
const escapedSign = JSON.stringify(sign).slice(1, -1)

/** A JSON string, or a JSON number. */
const tokens = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g

/**
 * The value of a JSON text whose numbers are shown as they were sent. JavaScript has 53 bits for a whole number and no 1.0:
 * a number that it would write otherwise becomes a text here, for `textOf`.
 * @returns `undefined` for a text that is not JSON
 */
export function readAsWritten(text: string): Json | undefined {
  if (text.includes(escapedSign)) return readJson(text)
  return readJson(text.replaceAll(tokens, (token) => (isKept(token) ? token : JSON.stringify(sign + token))))
}

const isKept = (token: string) => token.startsWith('"') || String(Number(token)) === token

/** Whether a value is a number, as JavaScript has it or as it was written. */
export const isNumber = (value: Json): boolean =>
  typeof value === 'number' || (typeof value === 'string' && value.startsWith(sign))

/** A value as JSON. @param indent spaces of each level; all in one line where it is left out */
export function textOf(value: Json, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replaceAll(/"\\u0000#([^"]*)"/g, '$1')
}
