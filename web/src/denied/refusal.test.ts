import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { expect, test } from 'vitest'
import { readRefusal, smallerAsk } from './refusal.ts'

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
