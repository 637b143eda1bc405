import { expect, test } from 'vitest'
import { patchAnswer } from './patch.ts'

const answer = () => ({ items: [{ track: { name: 'a' } }, { track: { name: 'b' } }], total: 2 })
const drop = { $drop: true }

test.for<[patch: Record<string, unknown>, changed: unknown, missed: string[]]>([
  [{ 'items.0.track': null }, { items: [{ track: null }, { track: { name: 'b' } }], total: 2 }, []],
  [{ 'items.*.track.name': 'x' }, { items: [{ track: { name: 'x' } }, { track: { name: 'x' } }], total: 2 }, []],
  [{ items: drop, total: '2' }, { total: '2' }, []],
  [{ 'items.0': drop }, { items: [{ track: { name: 'b' } }], total: 2 }, []],
  [{ 'items.0': drop, 'items.1': drop }, { items: [], total: 2 }, []],
  [{ 'items.*': drop }, { items: [], total: 2 }, []],
  [{ 'items.0': { a: 1 }, 'items.0.a': 2 }, { items: [{ a: 2 }, { track: { name: 'b' } }], total: 2 }, []],
  [
    { added: 1, 'items.0.added': [] },
    { ...answer(), items: [{ track: { name: 'a' }, added: [] }, answer().items[1]], added: 1 },
    ['added', 'items.0.added'],
  ],
  [
    { 'items.7': 1, 'items.x': 1, 'items.length': 0, 'total.a': 1, 'a.b': 1 },
    answer(),
    ['items.7', 'items.x', 'items.length', 'total.a', 'a.b'],
  ],
  [{ 'items.*.track.*': drop }, { items: [{ track: {} }, { track: {} }], total: 2 }, []],
])('%j', ([patch, changed, missed]) => {
  expect(patchAnswer(answer(), patch)).toEqual({ answer: changed, missed })
})

test('a list at the top is patched by its indices', () => {
  expect(patchAnswer([true, false, true], { 1: true, 2: drop })).toEqual({ answer: [true, true], missed: [] })
})

test('a member that JSON can hold and an assignment can’t is a member like any other', () => {
  const { answer: changed } = patchAnswer(JSON.parse('{"a":1}'), { '__proto__.polluted': 1, __proto__: { b: 1 } })
  expect(JSON.stringify(patchAnswer({}, JSON.parse('{"__proto__":{"b":1}}')).answer)).toBe('{"__proto__":{"b":1}}')
  expect([changed, 'polluted' in {}]).toEqual([{ a: 1 }, false])
})

test('a patch is the same after it was used', () => {
  const patch = { 'items.0': { a: 1 }, 'items.0.a': 2 }
  patchAnswer(answer(), patch)
  expect(patch).toEqual({ 'items.0': { a: 1 }, 'items.0.a': 2 })
})
