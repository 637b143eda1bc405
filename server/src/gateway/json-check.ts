import { isUtf8 } from 'node:buffer'
import { DatabaseSync } from 'node:sqlite'
import { isRecord, parseJson } from '../../contract/json.ts'

/**
 * Whether bytes are a JSON object or array.
 * @see RFC 8259
 */
export type JsonCheck = (bytes: Buffer) => boolean

const [objectStart, arrayStart] = Buffer.from('{[')
const whitespace = new Set(Buffer.from(' \n\r\t'))

/**
 * Makes a check that asks SQLite, in memory. It takes a third of the time of `JSON.parse`, because it makes no values,
 * and so leaves nothing to collect. SQLite refuses text that nests deeper than 1,000 levels: `JSON.parse` decides then.
 */
export function createJsonCheck(): JsonCheck {
  // 1: as RFC 8259 has it, none of SQLite's extensions. Bytes count as text for it, up to the first zero.
  const statement = new DatabaseSync(':memory:').prepare('SELECT 1 WHERE json_valid(?, 1)')
  return (bytes) => {
    if (!isUtf8(bytes) || bytes.includes(0)) return false
    const first = bytes[firstCharacter(bytes)]
    if (first !== objectStart && first !== arrayStart) return false
    return statement.get(bytes) !== undefined || isContainer(parseJson(bytes.toString()))
  }
}

function firstCharacter(bytes: Buffer): number {
  let at = 0
  while (whitespace.has(bytes[at] ?? 0)) at++
  return at
}

const isContainer = (value: unknown) => Array.isArray(value) || isRecord(value)
