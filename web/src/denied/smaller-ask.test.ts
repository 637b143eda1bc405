import { expect, test } from 'vitest'
import { readRefusal } from './refusal.ts'
import { smallerAsk } from './smaller-ask.ts'

const nothing = new Set<string>()

test('one scope that shows something is the smaller ask', () => {
  const asked = ['playlist-read-private', 'user-read-currently-playing', 'user-modify-playback-state']
  expect(smallerAsk(asked, nothing)?.scopes).toEqual(['user-read-currently-playing'])
})

test('what is granted already is not asked again', () => {
  const asked = ['user-read-currently-playing', 'playlist-read-private', 'playlist-modify-private']
  expect(smallerAsk(asked, new Set(['user-read-currently-playing']))?.scopes).toEqual(['playlist-read-private'])
})

test('else only what reads', () => {
  const asked = ['user-top-read', 'user-library-read', 'user-library-modify']
  expect(smallerAsk(asked, nothing)?.scopes).toEqual(['user-top-read', 'user-library-read'])
})

test('nothing is smaller than one, or than all of it', () => {
  expect(smallerAsk(['user-modify-playback-state'], nothing)).toBeUndefined()
  expect(smallerAsk(['user-top-read', 'user-library-read'], nothing)).toBeUndefined()
  expect(smallerAsk(['nonsense', 'user-top-read'], nothing)).toBeUndefined()
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
