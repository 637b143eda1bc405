import { expect, test } from 'vitest'
import { nextTheme, parseTheme, themes } from './theme.ts'

test('what is not a theme is the system’s', () => {
  expect([
    parseTheme('light'),
    parseTheme('dark'),
    parseTheme('sepia'),
    parseTheme(null),
    parseTheme(undefined),
  ]).toEqual(['light', 'dark', 'system', 'system', 'system'])
})

test('the themes go round', () => {
  expect(themes.map(nextTheme)).toEqual(['dark', 'system', 'light'])
})
