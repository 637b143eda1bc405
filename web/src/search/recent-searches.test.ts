import { expect, test } from 'vitest'
import { readSearches, withSearch } from './recent-searches.ts'

function storageWith(text: string | null) {
  const entries = new Map(text === null ? [] : [['personal:searches', text]])
  return {
    getItem: (name: string) => entries.get(name) ?? null,
    setItem: (name: string, value: string) => void entries.set(name, value),
    removeItem: (name: string) => void entries.delete(name),
  }
}

const kept = (account: string, searches: unknown) => storageWith(JSON.stringify({ account, searches }))

test('the searches of an account are read, and those of another one are deleted', () => {
  expect(readSearches(kept('ada', ['night', 'ferry']), 'ada')).toEqual(['night', 'ferry'])
  const storage = kept('ada', ['night'])
  expect(readSearches(storage, 'ben')).toEqual([])
  expect(storage.getItem('personal:searches')).toBeNull()
})

test.each([
  ['nothing', null],
  ['no JSON', '{'],
  ['another form', '[]'],
  ['no list', '{"account":"ada","searches":7}'],
])('%s in the storage is no search', (_, text) => {
  expect(readSearches(storageWith(text), 'ada')).toEqual([])
})

test('entries that are no text are left out', () => {
  expect(readSearches(kept('ada', ['night', 7, null]), 'ada')).toEqual(['night'])
})

test('the newest search comes first and once, and eight are kept', () => {
  expect(withSearch(['ferry', 'Night'], 'night')).toEqual(['night', 'ferry'])
  const many = Array.from({ length: 12 }, (_, index) => `search ${index}`)
  expect(withSearch(many, 'night')).toHaveLength(8)
})
