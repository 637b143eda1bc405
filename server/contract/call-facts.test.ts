import { expect, test } from 'vitest'
import { callFacts } from './call-facts.ts'
import type { OperationId } from './operations.ts'

const facts = (id: OperationId, { body, uris }: { body?: unknown; uris?: string | string[] } = {}) =>
  callFacts(id, new URLSearchParams([uris ?? []].flat().map((list) => ['uris', list])), body)

test('a new playlist is public unless the body says otherwise', () => {
  for (const id of ['create-playlist', 'create-playlist-for-user', 'follow-playlist'] as const) {
    expect(facts(id, { body: { name: 'a' } })).toEqual({ requestedVisibility: 'public' })
    expect(facts(id, { body: { public: false } })).toEqual({ requestedVisibility: 'private' })
    expect(facts(id, { body: { public: false, collaborative: true } })).toEqual({ requestedVisibility: 'private' })
    expect(facts(id, { body: { collaborative: true } })).toEqual({})
    expect(facts(id)).toEqual({ requestedVisibility: 'public' })
    expect(facts(id, { body: [] })).toEqual({})
  }
})

test('a change states the new visibility, or none', () => {
  const id = 'change-playlist-details'
  expect(facts(id, { body: { public: true } })).toEqual({ requestedVisibility: 'public' })
  expect(facts(id, { body: { public: false } })).toEqual({ requestedVisibility: 'private' })
  expect(facts(id, { body: { name: 'a' } })).toEqual({})
  expect(facts(id, { body: { public: 'yes' } })).toEqual({})
  expect(facts('unfollow-playlist', { body: { public: true } })).toEqual({})
  expect(facts('add-items-to-playlist', { body: { public: true } })).toEqual({})
})

test.each([
  ['spotify:track:1,spotify:track:2,spotify:album:3', ['track', 'album']],
  [
    ['spotify:show:1', ' spotify:artist:2'],
    ['show', 'artist'],
  ],
  ['spotify:user:ada', ['user']],
  ['spotify:user:ada:playlist:1', ['playlist']],
  ['spotify:track:1,spotify:movie:2,nonsense', ['track']],
])('of the URIs %j, the kinds are %j', (uris, uriTypes) => {
  expect(facts('save-library-items', { uris })).toEqual({ uriTypes })
})

test.each(['', 'nonsense', 'track:1', 'spotify:toString:1', 'spotify'])('nothing is known of the URIs %j', (uris) => {
  expect(facts('remove-library-items', { uris })).toEqual({})
})

test('URIs decide nothing for other operations', () => {
  expect(facts('add-items-to-playlist', { uris: 'spotify:track:1' })).toEqual({})
  expect(facts('save-library-items')).toEqual({})
})
