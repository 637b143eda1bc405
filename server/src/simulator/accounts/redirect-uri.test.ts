import { describe, expect, test } from 'vitest'
import { isRegistered, isSecure, isWellFormed, withAnswer } from './redirect-uri.ts'

describe('a registered redirect URI', () => {
  const cases: [asked: string, registered: string, matches: boolean][] = [
    ['https://app.example/cb', 'https://app.example/cb', true],
    ['https://app.example/CB', 'https://app.example/cb', false],
    ['https://app.example/cb?a=1', 'https://app.example/cb', false],
    ['http://127.0.0.1:5000/cb', 'http://127.0.0.1/cb', true],
    ['http://127.0.0.1/cb', 'http://127.0.0.1/cb', true],
    ['http://[::1]:5000/cb', 'http://[::1]/cb', true],
    ['http://127.0.0.1:5000/other', 'http://127.0.0.1/cb', false],
    ['http://127.0.0.1:5000/cb', 'http://127.0.0.1:4000/cb', false],
    ['http://127.0.0.1:5000@evil.example/cb', 'http://127.0.0.1/cb', false],
    ['http://127.0.0.1.evil.example/cb', 'http://127.0.0.1/cb', false],
    ['https://app.example:5000/cb', 'https://app.example/cb', false],
    ['http://localhost:5000/cb', 'http://localhost/cb', false],
    ['myapp://cb', 'myapp://cb', true],
  ]
  for (const [asked, registered, matches] of cases) {
    test(`${registered} ${matches ? 'stands' : 'does not stand'} for ${asked}`, () => {
      expect(isRegistered(asked, ['https://other.example/', registered])).toBe(matches)
    })
  }
})

test('http is for loopback addresses, not for names', () => {
  expect(['http://127.0.0.1/', 'http://[::1]/', 'https://app.example/', 'myapp://cb'].every(isSecure)).toBe(true)
  expect(
    ['http://localhost/', 'http://dev.localhost/', 'http://127.0.0.1.nip.io/', 'http://app.example/'].some(isSecure),
  ).toBe(false)
})

test('a redirect URI fits into a header as it is', () => {
  expect(
    ['https://a.example/\r\nset-cookie: x', 'https://a.example/ü', 'https://a.example/ ', '/cb', ''].some(isWellFormed),
  ).toBe(false)
})

test('an answer keeps the redirect URI’s own query', () => {
  expect(withAnswer('https://a.example/cb?x=%41', { code: 'c', state: 'a b&c' })).toBe(
    'https://a.example/cb?x=%41&code=c&state=a+b%26c',
  )
  expect(withAnswer('https://a.example/cb', { error: 'access_denied', state: undefined })).toBe(
    'https://a.example/cb?error=access_denied',
  )
})
