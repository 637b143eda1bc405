import { describe, expect, it, test } from 'vitest'
import { isIdle, readPlayback } from './playback-state.ts'
import { malformedAnswers } from './testing/malformed-answers.ts'
import { aDevice, anEpisode, aPlayback, aTrack } from './testing/playback.ts'

describe('readPlayback', () => {
  it('reads what an answer says', () => {
    const { timestamp: _, ...said } = aPlayback({ actions: { disallows: { pausing: true } } })
    expect(readPlayback(said)).toEqual(said)
  })

  it('knows of the song alone neither the device nor the modes', () => {
    const { device: _, repeat_state, shuffle_state, ...song } = aPlayback()
    expect(Object.keys(readPlayback(song) ?? {})).not.toContain('device')
    expect(readPlayback(song)).not.toHaveProperty('repeat_state')
    expect(readPlayback(song)).not.toHaveProperty('shuffle_state')
  })

  it('takes the type from the item where the answer names none that it knows', () => {
    const typeOf = (item: unknown) => readPlayback({ ...aPlayback(), item, currently_playing_type: 'book' })
    expect(typeOf(aTrack('1'))).toMatchObject({ currently_playing_type: 'track' })
    expect(typeOf(anEpisode('1'))).toMatchObject({ currently_playing_type: 'episode' })
    expect(typeOf({})).toMatchObject({ currently_playing_type: 'unknown' })
  })

  it.each([undefined, null, '', 'seven', 7, [], [aPlayback()]])('finds nothing in %o', (value) => {
    expect(readPlayback(value)).toBeUndefined()
  })
})

test('what was read once reads the same again, whatever member made no sense', () => {
  for (const { what, path, answer } of malformedAnswers(aPlayback({ item: anEpisode('1') }))) {
    const read = readPlayback(answer)
    if (path !== '') expect(read, what).toBeDefined()
    expect(readPlayback(JSON.parse(JSON.stringify(read ?? null))), what).toEqual(read)
  }
})

test.each([
  ['the device alone', { device: aDevice() }, true],
  ['nothing at all', {}, true],
  ['an item that describes nothing', { item: {} }, true],
  ['a song that is paused', aPlayback({ is_playing: false }), false],
  ['a withdrawn song that is paused', { item: { uri: 'spotify:track:1', name: '' } }, false],
  ['something that is not named', { is_playing: true }, false],
  ['an advertisement between songs', { currently_playing_type: 'ad' }, false],
])('with %s nothing plays: %s', (_what, answer, idle) => {
  const playback = readPlayback(answer)
  expect(playback && isIdle(playback)).toBe(idle)
})
