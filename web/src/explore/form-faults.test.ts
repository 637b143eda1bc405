import { operation, operationIds } from '@scopedeck/server/contract/operations.ts'
import type { Parameter } from '@scopedeck/server/contract/parameters.ts'
import { expect, it } from 'vitest'
import { faultOf, faultsOf, limitWords } from './form-faults.ts'
import { exampleText } from './form-values.ts'
import { readName } from './names.ts'

const field = (row: Partial<Parameter>): Parameter => ({ in: 'query', kind: 'text', example: '', words: '', ...row })
const limit = field({ kind: 'integer', minimum: 1, maximum: 50 })
const song = '4iV5W9uYEdYUVa79Axb7Rh'

it('says what a field takes', () => {
  expect(limitWords(limit)).toBe('integer, 1 to 50')
  expect(limitWords(field({ kind: 'integer', minimum: 0 }))).toBe('integer, 0 or more')
  expect(limitWords(field({ kind: 'id', of: 'album' }))).toBe('id of an album')
  expect(limitWords(field({ kind: 'uris', maxItems: 40 }))).toBe('URIs, up to 40')
})

it('lets a field be left out unless the call needs it', () => {
  expect(faultOf(limit, ' ')).toBeUndefined()
  expect(faultOf({ ...limit, required: true }, '')).toBe('The call can’t be made without it.')
})

it('keeps numbers within their limits', () => {
  for (const right of ['1', '50', ' 7 ']) expect(faultOf(limit, right)).toBeUndefined()
  for (const wrong of ['0', '51', '-1', '2.5', '1e1', 'ten', '']) {
    expect(faultOf({ ...limit, required: true }, wrong), wrong).toBeDefined()
  }
  expect(faultOf(limit, '51')).toBe('A whole number from 1 to 50.')
  expect(faultOf({ ...limit, extended: { maximum: 60, default: 20 } }, '60')).toBeUndefined()
  expect(faultOf({ ...limit, extended: { maximum: 60, default: 20 } }, '61')).toBe('A whole number from 1 to 60.')
  expect(faultOf(field({ kind: 'number', minimum: 0, maximum: 1 }), '0.5')).toBeUndefined()
  expect(faultOf(field({ kind: 'number', minimum: 0, maximum: 1 }), '1.5')).toBe('A number from 0 to 1.')
})

it('knows an id and a URI when it sees one', () => {
  expect(faultOf(field({ kind: 'id', of: 'track' }), song)).toBeUndefined()
  expect(faultOf(field({ kind: 'id', of: 'track' }), 'abc')).toContain('22 letters and digits')
  expect(faultOf(field({ kind: 'id', of: 'device' }), 'abc')).toBeUndefined()
  expect(faultOf(field({ kind: 'uri', of: 'track' }), `spotify:track:${song}`)).toBeUndefined()
  expect(faultOf(field({ kind: 'uri', of: 'track' }), `spotify:album:${song}`)).toContain('spotify:track:')
  expect(faultOf(field({ kind: 'ids', of: 'track', maxItems: 2 }), `${song},${song}, ${song}`)).toContain(
    '3 entries; 2',
  )
})

it('takes choices, countries, and JSON as they are meant', () => {
  const choices = field({ kind: 'choices', values: ['album', 'single'] })
  expect(faultOf(choices, 'album,single')).toBeUndefined()
  expect(faultOf(choices, 'album,tape')).toBe('Only album or single.')
  expect(faultOf(field({ kind: 'market' }), 'se')).toContain('two capital letters')
  expect(faultOf(field({ kind: 'jpeg' }), 'a'.repeat(400_000))).toContain('256 KB')
})

it('reads an id out of a link or a URI', () => {
  expect(readName(`https://open.spotify.com/intl-de/track/${song}?si=1`, 'id')).toBe(song)
  expect(readName(`https://open.spotify.com/playlist/${song}`, 'uri')).toBe(`spotify:playlist:${song}`)
  expect(readName(`spotify:album:${song}`, 'id')).toBe(song)
  expect(readName(` ${song} `, 'id')).toBe(song)
  expect(readName('https://example.com/', 'id')).toBe('https://example.com/')
})

it('looks into an object and into a list of them', () => {
  const offset = field({ kind: 'json', members: { position: { kind: 'integer', minimum: 0 } } })
  expect(faultOf(offset, '{"position":1}')).toBeUndefined()
  expect(faultOf(offset, '{"position":"one"}')).toBe('position: A whole number, 0 or more.')
  expect(faultOf(offset, '{position:1}')).toBe('A JSON object.')
  const items = field({ kind: 'json', maxItems: 2, members: { uri: { kind: 'uri', of: 'track', required: true } } })
  expect(faultOf(items, `[{"uri":"spotify:track:${song}"}]`)).toBeUndefined()
  expect(faultOf(items, `[{"uri":"spotify:track:${song}"},{}]`)).toBe('uri: The call can’t be made without it.')
  expect(faultOf(items, '[{},{},{}]')).toBe('These are 3; 2 at most.')
  expect(faultOf(items, '{}')).toBe('A list of JSON objects.')
})

it('finds nothing wrong with any example of the catalogue', () => {
  for (const id of operationIds) {
    const { parameters } = operation(id)
    const examples = Object.fromEntries(Object.entries(parameters).map(([name, row]) => [name, exampleText(row)]))
    expect(faultsOf(parameters, examples), id).toEqual({})
  }
})
