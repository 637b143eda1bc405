import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { expect, test } from 'vitest'
import { readRefusal, refusalWords, smallerAsk } from './refusal.ts'

const nothing = new Set<Scope>()
const scopesOf = (names: string) => readRefusal(new URLSearchParams({ scope: names })).scopes

test('one scope that shows something is the smaller ask', () => {
  const asked: Scope[] = ['playlist-read-private', 'user-read-currently-playing', 'user-modify-playback-state']
  expect(smallerAsk(asked, nothing)?.scopes).toEqual(['user-read-currently-playing'])
})

test('granted scopes are not asked again', () => {
  const asked: Scope[] = ['user-read-currently-playing', 'playlist-read-private', 'playlist-modify-private']
  expect(smallerAsk(asked, new Set<Scope>(['user-read-currently-playing']))?.scopes).toEqual(['playlist-read-private'])
})

test('without such a scope, the smaller ask is the scopes that only read', () => {
  const asked: Scope[] = ['user-top-read', 'user-library-read', 'user-library-modify']
  expect(smallerAsk(asked, nothing)?.scopes).toEqual(['user-top-read', 'user-library-read'])
})

test('there is no smaller ask than one scope, or than all scopes that read', () => {
  expect(smallerAsk(['user-modify-playback-state'], nothing)).toBeUndefined()
  expect(smallerAsk(['user-top-read', 'user-library-read'], nothing)).toBeUndefined()
  expect(smallerAsk(scopesOf('nonsense user-top-read'), nothing)).toBeUndefined()
})

test.each([
  ['/player?tab=queue#now', '/player?tab=queue#now'],
  ['//evil.example/x', '/'],
  ['https://evil.example/', '/'],
  ['/\\evil.example', '/'],
  ['javascript:alert(1)', '/'],
])('the way back %s is %s', (returnTo, expected) => {
  expect(readRefusal(new URLSearchParams({ returnTo })).returnTo).toBe(expected)
})

test('scopes and the error are read as the server wrote them', () => {
  const search = new URLSearchParams('error=server_error&scope=user-top-read+user-library-read')
  expect(readRefusal(search)).toEqual({
    error: 'server_error',
    scopes: ['user-top-read', 'user-library-read'],
    returnTo: '/',
  })
})

test('opened without an error, the page claims that nothing was refused', () => {
  const { error } = readRefusal(new URLSearchParams('scope=user-top-read'))
  expect(error).toBeUndefined()
  expect(refusalWords(error).title).toBe('Nothing was refused here')
})

test('a text that is no error code is not shown as one', () => {
  for (const text of ['You have been hacked', '<b>x</b>', 'a'.repeat(65), '\u202e', ' '])
    expect(readRefusal(new URLSearchParams({ error: text })).error, text).toBe('unknown_error')
  for (const code of ['constructor', '__proto__', 'toString'])
    expect(refusalWords(code).title, code).toBe('The sign-in did not finish')
})
