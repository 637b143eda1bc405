import { itemKey, progressOf, truePosition } from '@scopedeck/server/contract/playback-progress.ts'
import { readPlayback } from '@scopedeck/server/contract/playback-state.ts'
import { malformedAnswers, unfitForScreens } from '@scopedeck/server/contract/testing/malformed-answers.ts'
import { anEpisode, aPlayback, aTrack } from '@scopedeck/server/contract/testing/playback.ts'
import { expect, test } from 'vitest'
import { describePlaying, hasPlayback } from './now-playing.ts'

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

test.each([
  ['song', aPlayback({ progress_ms: 500_000 })],
  ['episode', aPlayback({ item: anEpisode('1'), currently_playing_type: 'episode' })],
  ['local file', aPlayback({ item: aTrack('x', { id: null, is_local: true, uri: 'spotify:local:::Demo:60' }) })],
  ['advertisement', aPlayback({ item: null, currently_playing_type: 'ad', progress_ms: null })],
])(
  'whatever member of an answer about a %s makes no sense, what plays has words, and progress inside it',
  (_, sample) => {
    for (const { what, answer } of malformedAnswers(sample)) {
      const playback = readPlayback(answer)
      if (!playback || !hasPlayback({ playback, at: 0 })) continue
      const playing = describePlaying(playback)
      expect(unfitForScreens({ playing, device: playback.device?.name, key: itemKey(playback) }), what).toEqual([])
      const progress = progressOf(playback, 0)
      const positionMs = truePosition(progress, 900_000)
      expect(positionMs >= 0 && positionMs <= (progress.durationMs ?? Number.POSITIVE_INFINITY), what).toBe(true)
    }
  },
)

test.each([
  [
    'a withdrawn song',
    { ...aPlayback(), item: { type: 'track', uri: 'spotify:track:9', name: '', duration_ms: 0 } },
    'A song',
  ],
  [
    'a song of null artists',
    { ...aPlayback(), item: { ...aTrack('1'), artists: [null, { name: null }] } },
    'Unknown artist',
  ],
  [
    'what it does not know',
    { is_playing: true, item: null, currently_playing_type: 'unknown' },
    'Something is playing',
  ],
  ['a part of a playlist’s episode', { ...aPlayback(), item: { ...aTrack('1'), type: 'episode' } }, 'Lanterns'],
])('%s has words', (_, answer, words) => {
  const playback = readPlayback(answer)
  const { title, byline } = playback ? describePlaying(playback) : { title: '', byline: '' }
  expect(`${title} ${byline}`).toContain(words)
})

test('a link that runs a script is no link', () => {
  const item = { ...aTrack('1'), external_urls: { spotify: 'javascript:alert(1)' } }
  expect(describePlaying(aPlayback({ item }))).not.toHaveProperty('externalUrl')
})
