import { describe, expect, it, test } from 'vitest'
import { readPlayable } from './playable.ts'
import { malformedAnswers, unfitForScreens } from './testing/malformed-answers.ts'
import { anEpisode, aTrack } from './testing/playback.ts'

describe('readPlayable', () => {
  it('reads a song', () => {
    expect(readPlayable(aTrack('1', { explicit: true }))).toEqual({
      kind: 'track',
      title: 'Track 1',
      by: 'Mira Solano, Odd Harbour',
      makers: [
        { name: 'Mira Solano', kind: 'artist', id: '1' },
        { name: 'Odd Harbour', kind: 'artist', id: '2' },
      ],
      from: 'Lanterns',
      album: { name: 'Lanterns', kind: 'album', id: '1' },
      uri: 'spotify:track:1',
      externalUrl: 'https://open.example/track/1',
      images: [{ url: 'https://art.example/1', width: 300, height: 300 }],
      durationMs: 221_000,
      isExplicit: true,
      isPlayable: true,
    })
  })

  it('reads an episode, with the pictures of its show where it has none', () => {
    expect(readPlayable(anEpisode('1'))).toMatchObject({
      kind: 'episode',
      title: 'Episode 1',
      by: 'Slow Radio',
      makers: [{ name: 'Slow Radio', kind: 'show', id: '1' }],
      images: [{ url: 'https://art.example/1' }],
    })
  })

  it('reads an episode in the form of a track, with an album and no show', () => {
    const { artists: _, ...track } = aTrack('1')
    const episode = { ...track, type: 'episode', album: { name: 'Harbour Hour' } }
    expect(readPlayable(episode)).toMatchObject({
      kind: 'episode',
      title: 'Track 1',
      by: 'Harbour Hour',
      makers: [{ name: 'Harbour Hour' }],
    })
  })

  it('reads the artists that have a name, and a song without any', () => {
    expect(readPlayable({ ...aTrack('1'), artists: [null, { name: '' }, { name: 'Juno Park' }] })).toMatchObject({
      by: 'Juno Park',
    })
    expect(readPlayable({ ...aTrack('1'), artists: null })).not.toHaveProperty('by')
  })

  it('knows a local file by its URI, whatever else the answer says', () => {
    expect(readPlayable({ name: 'Demo', uri: 'spotify:local:a:b:c:1' })).toMatchObject({ kind: 'local', title: 'Demo' })
  })

  it('reads the URI that was asked for where another recording plays', () => {
    const linked = { ...aTrack('1'), linked_from: { uri: 'spotify:track:0' } }
    expect(readPlayable(linked)).toMatchObject({ uri: 'spotify:track:1', linkedFromUri: 'spotify:track:0' })
  })

  it.each([
    ['null', null],
    ['a text', 'song'],
    ['an empty object', {}],
    ['a hollow track', { ...aTrack('1'), name: '', artists: [{ name: '' }], album: { name: '' }, duration_ms: 0 }],
  ])('%s describes nothing', (_, value) => {
    expect(readPlayable(value)).toBeUndefined()
  })
})

test.each([
  ['song', { ...aTrack('1'), linked_from: { uri: 'spotify:track:0' } }],
  ['episode', anEpisode('1')],
])('whatever member of a %s makes no sense, the rest is read, and nothing of it is unfit for a screen', (_, sample) => {
  for (const { what, path, answer } of malformedAnswers(sample)) {
    const facts = readPlayable(answer)
    expect(unfitForScreens(facts), what).toEqual([])
    if (path !== '') expect(facts, what).toBeDefined()
  }
})
