import { operation } from '@scopedeck/server/contract/operations.ts'
import { expect, test } from 'vitest'
import { scopesToAsk } from './gate.ts'

const ask = (id: Parameters<typeof operation>[0], granted: string[] = [], facts = {}) =>
  scopesToAsk(operation(id).requirement, new Set(granted), facts)

test('a call that is allowed asks for nothing', () => {
  expect(ask('skip-users-playback-to-next-track', ['user-modify-playback-state'])).toEqual([])
})

test('only what is missing is asked', () => {
  expect(ask('get-queue', ['user-read-playback-state'])).toEqual(['user-read-currently-playing'])
  expect(ask('get-queue')).toEqual(['user-read-currently-playing', 'user-read-playback-state'])
})

test('a playlist is changed with the scope of its side', () => {
  expect(ask('add-items-to-playlist', [], { visibility: 'public' })).toEqual(['playlist-modify-public'])
  expect(ask('add-items-to-playlist', ['playlist-modify-public'], { visibility: 'private' })).toEqual([
    'playlist-modify-private',
  ])
})

test('where the side is not known, one scope and not both', () => {
  expect(ask('add-items-to-playlist')).toHaveLength(1)
})

test('where one of several is enough, one is asked', () => {
  const any = { kind: 'any', confidence: 'spec', any: ['user-library-read', 'user-top-read'] } as const
  expect(scopesToAsk(any, new Set())).toHaveLength(1)
  expect(scopesToAsk(any, new Set(['user-top-read']))).toEqual([])
})
