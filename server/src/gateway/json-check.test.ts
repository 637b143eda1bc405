import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createJsonCheck } from './json-check.ts'

const isJson = createJsonCheck()
const check = (text: string) => isJson(Buffer.from(text))

test.each([
  '{}',
  '[]',
  ' \r\n\t{"a": [1, -2.5e+3, true, false, null, "x\\n\\u00e9\\ud800"]}\n',
  '[9007199254740993, 1.0]',
])('accepts %j', (text) => expect(check(text)).toBe(true))

test.each([
  ['nothing', ''],
  ['white space', ' \n'],
  ['a bare string', '"yes"'],
  ['a bare number', '1'],
  ['half of it', '{"items":[1,2'],
  ['text after it', '{} {}'],
  ['a zero byte after it', '{}\0'],
  ['a zero byte in a string', '["\0"]'],
  ['a byte order mark', '\ufeff{}'],
  ['a comment', '{/* none */}'],
  ['a trailing comma', '[1,]'],
  ['single quotes', "{'a':1}"],
  ['a bare key', '{a:1}'],
  ['a leading zero', '[01]'],
  ['Infinity', '[Infinity]'],
  ['a line break in a string', '["\n"]'],
  ['an unknown escape', '["\\x41"]'],
])('refuses %s', (_, text) => expect(check(text)).toBe(false))

test('refuses bytes that are not UTF-8', () => {
  expect(isJson(Buffer.from('7b2261223a22ff227d', 'hex'))).toBe(false)
})

test('text may nest as deeply as JSON.parse reads it', () => {
  const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
  expect([check(nested(7_000)), check(`${nested(7_000)}]`)]).toEqual([true, false])
})

/** What stands in JSON, and what other languages and SQLite's extensions would allow there. */
const pieces = [
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '0',
  '-',
  '.',
  'e',
  'null',
  'NaN',
  "'",
  '/*',
  '\n',
  '\0',
  '\\u00',
  '\u00a0',
]

test('agrees with JSON.parse about text that was changed at random', () => {
  const change = fc.tuple(fc.nat(60), fc.nat(2), fc.constantFrom(...pieces))
  fc.assert(
    fc.property(fc.json(), fc.array(change, { maxLength: 3 }), (json, changes) => {
      const text = changes.reduce((text, [at, cut, piece]) => text.slice(0, at) + piece + text.slice(at + cut), json)
      expect(check(text)).toBe(isObject(text))
    }),
    { numRuns: 500 },
  )
})

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null
  } catch {
    return false
  }
}
