import { expect, it } from 'vitest'
import { treeRows } from '../answer/tree.ts'
import { compareJson } from './diff.ts'

const none = { added: 0, removed: 0, changed: 0 }

it('finds nothing between equals', () => {
  const { marks, merged } = compareJson({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })
  expect(marks.size).toBe(0)
  expect(merged).toEqual({ a: [1, { b: 2 }] })
})

it('marks fields that were added, removed or changed', () => {
  const { marks, merged, before, counts } = compareJson(
    { id: 'ada', plan: 'x', was: 1 },
    { id: 'ada', plan: 'y', email: 'a@b' },
  )
  expect(Object.fromEntries(marks)).toEqual({ plan: 'changed', email: 'added', was: 'removed' })
  expect(merged).toEqual({ id: 'ada', plan: 'y', email: 'a@b', was: 1 })
  expect(before.get('plan')).toBe('x')
  expect(counts).toEqual({ fields: { added: 1, removed: 1, changed: 1 }, rows: none })
})

it('matches entries by their ids, wherever they are in the list', () => {
  const one = {
    items: [
      { id: 'a', name: 'A' },
      { id: 'c', name: 'C' },
      { id: 'd', name: 'D' },
    ],
  }
  const other = {
    items: [
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B' },
      { id: 'c', name: 'Sea' },
    ],
  }
  const { marks, merged, counts } = compareJson(one, other)
  expect(Object.fromEntries(marks)).toEqual({ 'items[1]': 'added', 'items[2].name': 'changed', 'items[3]': 'removed' })
  expect(merged).toMatchObject({ items: [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }] })
  expect(counts.rows).toEqual({ added: 1, removed: 1, changed: 0 })
})

it('matches saved songs by the id of the song', () => {
  const saved = (id: string) => ({ added_at: 'then', track: { id } })
  const { marks } = compareJson([saved('a'), saved('b')], [saved('b')])
  expect(Object.fromEntries(marks)).toEqual({ '[1]': 'removed' })
})

it('matches entries without ids by index', () => {
  const { marks } = compareJson([true, false], [true, true, false])
  expect(Object.fromEntries(marks)).toEqual({ '[1]': 'changed', '[2]': 'added' })
})

it('marks the whole answer when its type changes', () => {
  expect(Object.fromEntries(compareJson([], { a: 1 }).marks)).toEqual({ '': 'changed' })
})

it('is drawn as a tree without the equal values', () => {
  const one = { total: 3, items: [{ id: 'a' }, { id: 'b' }, { id: 'c' }], next: null }
  const other = { total: 3, items: [{ id: 'a' }, { id: 'b' }, { id: 'd' }, { id: 'c' }], next: null }
  const comparison = compareJson(one, other)
  const lines = treeRows(comparison.merged, ({ path }) => comparison.within.has(path), comparison)
  expect(lines.map(({ kind, path, value, mark }) => [kind, kind === 'same' ? value : path, mark])).toEqual([
    ['open', '', undefined],
    ['same', 1, undefined],
    ['open', 'items', undefined],
    ['same', 2, undefined],
    ['folded', 'items[2]', 'added'],
    ['same', 1, undefined],
    ['end', 'items', undefined],
    ['same', 1, undefined],
    ['end', '', undefined],
  ])
})
