import { scopes } from '@scopedeck/server/contract/scopes.ts'
import { expect, it } from 'vitest'
import { findScopes } from './unlocks.ts'

const found = (find: string) => findScopes(find).map(({ scope }) => scope)

it('finds everything where nothing is looked for', () => {
  expect(found('')).toEqual(scopes)
  expect(found('  ')).toEqual(scopes)
})

it('finds by name, by our words and by Spotify’s', () => {
  expect(found('ugc')).toEqual(['ugc-image-upload'])
  expect(found('E-MAIL')).toEqual(['user-read-email'])
  expect(found('real email')).toEqual(['user-read-email'])
  expect(found('sdk only')).toEqual(['streaming', 'app-remote-control'])
})

it('finds by a call, and says which', () => {
  const queue = findScopes('POST /me/player/queue')
  expect(queue).toMatchObject([
    { scope: 'user-modify-playback-state', through: { id: 'add-to-queue', part: { words: 'needed' } } },
  ])
  expect(found('top artists')).toEqual(['user-top-read'])
  expect(findScopes('top artists')[0]?.through).toBeUndefined()
})

it('wants all words in one place', () => {
  expect(found('queue e-mail')).toEqual([])
})

it('finds nothing for nonsense', () => {
  expect(found('zzz')).toEqual([])
})
