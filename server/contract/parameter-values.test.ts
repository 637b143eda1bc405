import { expect, test } from 'vitest'
import { checkParameterValue, isPathSegment, readParameterText } from './parameter-values.ts'
import { allowedWords } from './parameter-words.ts'
import type { ValueForm } from './parameters.ts'

test.each<[ValueForm, unknown]>([
  [{ kind: 'id', of: 'track' }, 'a'],
  [{ kind: 'id', of: 'track' }, 'a'.repeat(64)],
  [{ kind: 'id', of: 'user' }, 'jürgen.b'],
  [{ kind: 'market' }, 'SE'],
  [{ kind: 'market' }, 'se'],
  [{ kind: 'market' }, 'from_token'],
  [{ kind: 'integer', minimum: 1, maximum: 10, extended: { maximum: 50, default: 20 } }, 50],
  [{ kind: 'uris', of: ['track', 'episode'], maxItems: 2 }, ['spotify:track:a', 'spotify:local:a:b:c:1']],
])('%j allows %j', (form, value) => {
  expect(checkParameterValue(form, value)).toBeUndefined()
})

test.each<[ValueForm, unknown, string, string]>([
  [{ kind: 'id', of: 'track' }, 'a'.repeat(65), `"${'a'.repeat(60)}…"`, 'the id of a track'],
  [{ kind: 'market' }, 'Sweden', '"Sweden"', 'a country in two letters'],
  [{ kind: 'integer', minimum: 1, maximum: 50 }, 51, '51', 'a whole number from 1 to 50'],
  [{ kind: 'ids', of: 'album', maxItems: 2 }, ['a', 'b', 'c'], '3 values', '1 to 2 ids of albums'],
  [{ kind: 'boolean' }, 'yes', '"yes"', 'true or false'],
  [
    { kind: 'json', members: { uri: { kind: 'uri', of: 'track', required: true } } },
    {},
    'nothing as uri',
    'an object with uri (the URI of a track)',
  ],
])('%j does not allow %j: found %s, allowed %s', (form, value, found, allowed) => {
  expect(checkParameterValue(form, value)).toBe(found)
  expect(allowedWords(form)).toBe(allowed)
})

test('a text in an address is read as the value it stands for', () => {
  expect(readParameterText({ kind: 'ids' }, 'a, b')).toEqual(['a', 'b'])
  expect(readParameterText({ kind: 'boolean' }, 'true')).toBe(true)
  expect(readParameterText({ kind: 'integer' }, '-7')).toBe(-7)
  expect(readParameterText({ kind: 'integer' }, '1e3')).toBe('1e3')
  expect(readParameterText({ kind: 'number' }, '0.5')).toBe(0.5)
})

test('a path parameter is one segment, and no dot segment', () => {
  for (const value of ['jürgen b', 'a', "rock'n'roll"]) expect(isPathSegment(value)).toBe(true)
  for (const value of ['', '..', 'a/b', 'a\\b', 'a%2fb', 'a?b', 'a\n']) expect(isPathSegment(value)).toBe(false)
})
