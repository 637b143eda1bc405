import { readPlayable } from '@scopedeck/server/contract/playable.ts'
import { aTrack } from '@scopedeck/server/contract/testing/playback.ts'
import { expect, test } from 'vitest'
import type { QueuedItem } from '../../playback/read-player.ts'
import { lengthInWords, playFrom } from './queue-panel.tsx'

const queued = (change: object): QueuedItem[] => {
  const item = aTrack('1', change)
  const facts = readPlayable(item)
  return facts ? [{ facts, item }] : []
}

test('a queue says how many there are and how long they play, and no sum of what is not told', () => {
  expect(lengthInWords([...queued({}), ...queued({})])).toBe('2 items · 7:22')
  expect(lengthInWords([...queued({}), ...queued({ duration_ms: 0 })])).toBe('2 items')
  expect(lengthInWords(queued({ duration_ms: 3_723_000 }))).toBe('1 item · 1:02:03')
})

test('a row of the queue plays with what comes after it; what no app can ask for is left out', () => {
  const local = 'spotify:local:a:b:c:1'
  expect(playFrom(['spotify:track:1', local, undefined, 'spotify:episode:2'])).toEqual({
    name: 'play-uris',
    uris: ['spotify:track:1', 'spotify:episode:2'],
  })
  expect(playFrom([local])).toBeUndefined()
})
