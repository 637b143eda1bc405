import { itemKey } from '@scopedeck/server/contract/playback-progress.ts'
import { anEpisode, aPlayback, aTrack } from '@scopedeck/server/contract/testing/playback.ts'
import { expect, test } from 'vitest'
import { describePlaying } from './now-playing.ts'

test('a track says its name and its artists', () => {
  const playing = describePlaying(aPlayback({ item: aTrack('1', { name: 'Paper Lanterns' }) }))
  expect(playing).toMatchObject({
    kind: 'track',
    title: 'Paper Lanterns',
    byline: 'Mira Solano, Odd Harbour',
    savableUri: 'spotify:track:1',
  })
})

test('an episode says its name and its show', () => {
  const playing = describePlaying(aPlayback({ item: anEpisode('1'), currently_playing_type: 'episode' }))
  expect(playing).toMatchObject({
    kind: 'episode',
    title: 'Episode 1',
    byline: 'Slow Radio',
    savableUri: 'spotify:episode:1',
  })
})

test('a local file has no artwork and can’t be saved', () => {
  const item = aTrack('x', { id: null, is_local: true, uri: 'spotify:local:::Demo:60', artists: [] })
  const playing = describePlaying(aPlayback({ item }))
  expect(playing).toMatchObject({ kind: 'local', byline: 'On your device', images: [] })
  expect(playing.savableUri).toBeUndefined()
})

test.each(['ad', 'unknown', 'track', 'episode'] as const)('a missing item of type %s still has words', (type) => {
  const playback = aPlayback({ item: null, currently_playing_type: type })
  const { title, byline } = describePlaying(playback)
  expect(`${title} ${byline}`).toMatch(/^\S+ .+/)
  expect(`${title} ${byline} ${itemKey(playback)}`).not.toContain('undefined')
})

test('an item stripped of every withdrawn field still has words', () => {
  const bare = { type: 'track', name: '', uri: 'spotify:track:2', duration_ms: 1000 }
  const playing = describePlaying(aPlayback({ item: JSON.parse(JSON.stringify(bare)) }))
  expect(playing).toMatchObject({ title: 'A song', byline: 'Unknown artist', images: [] })
})
