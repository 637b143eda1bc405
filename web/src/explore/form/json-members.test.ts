import { expect, it } from 'vitest'
import { memberValue, objectsIn, objectsText, withMember } from './json-members.ts'

const one = 'spotify:track:4iV5W9uYEdYUVa79Axb7Rh'

it('writes the objects of a body from their fields', () => {
  const list = { kind: 'json', maxItems: 100 } as const
  expect(objectsIn('')).toEqual([{}])
  expect(objectsText(list, [withMember({}, 'uri', one)])).toBe(`[{"uri":"${one}"}]`)
  expect(objectsText(list, [{}])).toBe('')
  expect(objectsText({ kind: 'json' }, [{ position: 1 }])).toBe('{"position":1}')
  expect(withMember({ uri: one, positions: [1] }, 'uri', '')).toEqual({ positions: [1] })
})

it('writes a number or a truth value where the member takes one', () => {
  expect(memberValue({ kind: 'integer' }, '3')).toBe(3)
  expect(memberValue({ kind: 'boolean' }, 'true')).toBe(true)
  expect(memberValue({ kind: 'integer' }, '3 ')).toBe('3 ')
  expect(memberValue({ kind: 'uri', of: 'track' }, '7')).toBe('7')
})
