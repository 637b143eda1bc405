import { expect, test } from 'vitest'
import { browserBarMedia, nextTheme, parseTheme, themes } from './theme.ts'

test('a value that is no theme means the theme of the system', () => {
  expect([
    parseTheme('light'),
    parseTheme('dark'),
    parseTheme('sepia'),
    parseTheme(null),
    parseTheme(undefined),
  ]).toEqual(['light', 'dark', 'system', 'system', 'system'])
})

test('after the last theme comes the first', () => {
  expect(themes.map(nextTheme)).toEqual(['dark', 'system', 'light'])
})

test('the browser’s bar follows the chosen theme, else the system', () => {
  expect([
    browserBarMedia('dark', 'dark'),
    browserBarMedia('dark', 'light'),
    browserBarMedia('system', 'light'),
  ]).toEqual(['all', 'not all', '(prefers-color-scheme: light)'])
})
