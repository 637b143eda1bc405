import { expect, it } from 'vitest'
import { pathTo } from '../json.ts'
import { findInTree, foldedWords, isOpenAtFirst, nameIn, treeKey, treeRows } from './tree.ts'

const answer = {
  total: 2,
  items: [
    { name: 'One', owner: { id: 'ada', type: 'user', display_name: 'Ada Lovelace, countess' }, 'odd key': null },
    { name: 'São', owner: { id: 'ben', type: 'user', display_name: 'Benjamin the Second' }, images: [] },
  ],
}
const rows = treeRows(answer, isOpenAtFirst)
const outline = rows.map(({ kind, path }) => `${kind} ${path}`)

it('opens at first the whole answer, its lists, and the first entry of each', () => {
  expect(outline).toEqual([
    'open ',
    'leaf total',
    'open items',
    'open items[0]',
    'leaf items[0].name',
    'folded items[0].owner',
    'leaf items[0]["odd key"]',
    'end items[0]',
    'folded items[1]',
    'end items',
    'end ',
  ])
  expect(rows[5]).toMatchObject({ depth: 3, position: 2, siblings: 3, parent: 'items[0]' })
})

it('writes paths as a program does', () => {
  expect(pathTo('', 'items')).toBe('items')
  expect(pathTo('items', 0)).toBe('items[0]')
  expect(pathTo('a', 'odd "key"')).toBe('a["odd \\"key\\""]')
})

it('shows a short folded value itself, and how many members a long one has', () => {
  expect(foldedWords({ total: 10000 })).toBe('{ "total": 10000 }')
  expect(foldedWords(answer.items)).toBe('[ … 2 ]')
  expect(foldedWords(answer.items[0]?.owner ?? null)).toBe('{ … 3 }')
})

it('moves by keys as a tree does', () => {
  const press = (active: string, key: string) => treeKey(rows, active, key, 10)
  expect(press('items', 'ArrowDown')).toEqual({ active: 'items[0]' })
  expect(press('items[0]["odd key"]', 'ArrowDown')).toEqual({ active: 'items[1]' })
  expect(press('items', 'ArrowRight')).toEqual({ active: 'items[0]' })
  expect(press('items[1]', 'ArrowRight')).toEqual({ toggle: 'items[1]' })
  expect(press('items[0].name', 'ArrowLeft')).toEqual({ active: 'items[0]' })
  expect(press('items[0]', 'ArrowLeft')).toEqual({ toggle: 'items[0]' })
  expect(press('', 'End')).toEqual({ active: 'items[1]' })
  expect(press('total', 'Enter')).toBeUndefined()
  expect(press('total', 'x')).toBeUndefined()
})

it('finds names and values in folded lines too, with the lines to open', () => {
  expect(findInTree(answer, 'benjamin')).toEqual([
    { path: 'items[1].owner.display_name', within: ['', 'items', 'items[1]', 'items[1].owner'] },
  ])
  expect(findInTree(answer, 'sao').map(({ path }) => path)).toEqual(['items[1].name'])
  expect(findInTree(answer, 'owner')).toHaveLength(2)
  expect(findInTree(answer, ' ')).toEqual([])
})

it('finds the name of a folded object', () => {
  expect(nameIn({ name: 'Rain' })).toBe('Rain')
  expect(nameIn({ added_at: 'then', track: { name: 'Rain' } })).toBe('Rain')
  expect(nameIn({ id: 'a' })).toBeUndefined()
})
