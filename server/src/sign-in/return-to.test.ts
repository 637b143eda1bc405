import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readReturnTo } from './return-to.ts'

const publicUrl = 'http://127.0.0.1:8888'

test.each([
  ['/', '/'],
  ['/playlists/7?sort=name&q=a+b#row-3', '/playlists/7?sort=name&q=a+b#row-3'],
  ['/a/../b', '/b'],
  ['/caf\u00e9', '/caf%C3%A9'],
  ['/?next=//evil.example', '/?next=//evil.example'],
])('%s is kept', (value, expected) => {
  expect(readReturnTo(value, publicUrl)).toBe(expected)
})

test.each([
  'https://evil.example/',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\t/evil.example/path',
  '/\n/evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/.\\\\evil.example',
  '//127.0.0.1:8888@evil.example/',
  '//[',
  'javascript:alert(1)',
  'data:text/html,x',
  `${publicUrl}/playlists`,
  'playlists',
  '?x',
  '',
  undefined,
  ['/a', '/b'],
  { path: '/' },
  `/${'x'.repeat(5000)}`,
  `/?${'\\'.repeat(1000)}`,
])('%j counts as /', (value) => {
  expect(readReturnTo(value, publicUrl)).toBe('/')
})

test('whatever is asked, it leads to a path of this origin, and asking again changes nothing', () => {
  const tricky = fc.string({
    unit: fc.constantFrom('/', '\\', '.', '%2f', '%5c', '@', ':', '\t', '\n', '?', '#', 'e', '[', '%2e', '\u3002'),
  })
  fc.assert(
    fc.property(
      fc.oneof(
        fc.webUrl(),
        fc.webPath(),
        tricky,
        tricky.map((text) => `/${text}`),
      ),
      (value) => {
        const path = readReturnTo(value, publicUrl)
        expect(path).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/)
        expect(new URL(path, publicUrl).origin).toBe(publicUrl)
        expect(readReturnTo(path, publicUrl)).toBe(path)
      },
    ),
    { numRuns: 1000 },
  )
})
