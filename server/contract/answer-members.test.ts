import { expect, test } from 'vitest'
import {
  addressIn,
  amountIn,
  countIn,
  flagIn,
  imagesIn,
  known,
  listIn,
  momentIn,
  numberIn,
  recordIn,
  rowsIn,
  textIn,
} from './answer-members.ts'

const nonsense = [
  null,
  undefined,
  {},
  [],
  '',
  ' ',
  true,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  'seven',
  7,
  ['a'],
  { a: 1 },
]
const readers = { textIn, numberIn, countIn, amountIn, flagIn, momentIn, addressIn }

test.each(Object.entries(readers))('%s reads one type and leaves out all else', (_, read) => {
  const types = new Set(nonsense.map((value) => typeof read(value)))
  types.delete('undefined')
  expect(types.size).toBeLessThanOrEqual(1)
  expect(nonsense.every((value) => read(value) === undefined || read(value) === value)).toBe(true)
})

test('lists, objects and pictures are empty where the answer has something else', () => {
  for (const value of [null, undefined, '', 'seven', 7, true]) {
    expect(listIn(value)).toEqual([])
    expect(recordIn(value)).toEqual({})
    expect(imagesIn(value)).toEqual([])
  }
  expect(recordIn([])).toEqual({})
  expect(listIn({})).toEqual([])
})

test('an entry that makes no sense costs only its own row', () => {
  expect(rowsIn(['a', null, '', {}, 'b'], textIn)).toEqual(['a', 'b'])
})

test.each(['', '  ', '\n', '\u200b', '\u3164', '\u00ad\u2060', '\u2800', '\u0000'])(
  '%j shows nothing, so it is no text',
  (text) => {
    expect(textIn(text)).toBeUndefined()
  },
)

test('a text keeps what a person wrote, without the spaces around it and without halves of a character', () => {
  expect(textIn('  São “Bento” 👩‍🎤 ')).toBe('São “Bento” 👩‍🎤')
  expect(textIn('a\ud800')).toBe('a\ufffd')
})

test.each([
  '1970-01-01T00:00:00Z',
  '0000-00-00T00:00:00Z',
  '0000-00-00',
  '9999-12-31T00:00:00Z',
  '2026-13-45T00:00:00Z',
  '2026',
  '5',
  'soon',
])('%s is no moment that Spotify can know', (text) => {
  expect(momentIn(text)).toBeUndefined()
})

test('a moment is epoch milliseconds', () => {
  expect(momentIn('2026-03-12T08:00:00Z')).toBe(Date.UTC(2026, 2, 12, 8))
  expect(momentIn('2026-03-12T08:00:00.123Z')).toBe(Date.UTC(2026, 2, 12, 8, 0, 0, 123))
})

test('amounts are above 0, counts are whole and not below 0', () => {
  expect([0, -1, 0.5, 190_000].map(amountIn)).toEqual([undefined, undefined, 0.5, 190_000])
  expect([0, -1, 0.5, 13, 1e300].map(countIn)).toEqual([0, undefined, undefined, 13, undefined])
})

test.each(['javascript:alert(1)', 'data:image/png;base64,AA', '/art/1', 'https://', ' ', 'ftp://a.example/'])(
  'nothing links to %j',
  (address) => {
    expect(addressIn(address)).toBeUndefined()
  },
)

test('a picture needs an address only; a size that makes no sense is not said', () => {
  const url = 'https://art.example/1'
  expect(imagesIn([null, { url, width: 0, height: 'x' }, { width: 3 }, { url, width: 64, height: 64 }])).toEqual([
    { url, width: null, height: null },
    { url, width: 64, height: 64 },
  ])
})

test('members that are not known are left out', () => {
  expect(known({ a: 1, b: undefined, c: false })).toEqual({ a: 1, c: false })
})
