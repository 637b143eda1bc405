import { expect, test } from 'vitest'
import { printedKeys, shortcutIds, shortcutTable } from './shortcuts.ts'

test('no key has two meanings', () => {
  const keys = shortcutIds.map((id) => shortcutTable[id].keys)
  expect(new Set(keys).size).toBe(keys.length)
})

test('no key is the first key of a sequence', () => {
  const keys = shortcutIds.map((id): string => shortcutTable[id].keys)
  const halves = keys.filter((key) => key.includes(' ')).map((key) => key.split(' ')[0])
  expect(halves.filter((half) => half && keys.includes(half))).toEqual([])
})

test('keys are printed as on the keyboard of the platform', () => {
  expect([printedKeys('palette', false), printedKeys('palette', true)]).toEqual(['Ctrl K', '⌘ K'])
  expect(printedKeys('go.deck', false)).toBe('G then D')
  expect(printedKeys('player.space', false)).toBe('Space')
})
