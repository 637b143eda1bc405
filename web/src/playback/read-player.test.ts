import { aTrack } from '@scopedeck/server/contract/testing/playback.ts'
import { expect, test } from 'vitest'
import { readDevices, readHistory, readName, readPlaybackAnswer, readQueue } from './read-player.ts'

const play = (id: string) => ({ track: aTrack(id), played_at: '2026-03-12T08:00:00.000Z', context: null })
test.each([
  ['without a body', undefined, []],
  ['with null for its list', { queue: null }, []],
  ['with null for a song', { queue: [null, aTrack('1')] }, ['Track 1']],
  ['with a withdrawn song', { queue: [{ type: 'track', name: '', duration_ms: 0 }, aTrack('1')] }, ['Track 1']],
])('a queue %s is read', (_, body, titles) => {
  expect(readQueue(body).queue.map(({ facts }) => facts.title)).toEqual(titles)
})

test.each([
  ['of null', { ...play('1'), track: null }, []],
  ['of 1970', { ...play('1'), played_at: '1970-01-01T00:00:00Z' }, [undefined]],
  ['of no day', { ...play('1'), played_at: '0000-00-00T00:00:00Z' }, [undefined]],
  ['of a word', { ...play('1'), played_at: 'yesterday' }, [undefined]],
  ['of a day', play('1'), [Date.parse('2026-03-12T08:00:00Z')]],
])('a song that was played at the time %s', (_, item, times) => {
  expect(readHistory({ items: [item] }).items.map(({ playedAt }) => playedAt)).toEqual(times)
})

test('without a body nothing plays, and there is no device', () => {
  expect([readPlaybackAnswer(undefined), readDevices(undefined)]).toEqual([null, { devices: [] }])
})

test.each([{ name: 'Morning' }, { name: '' }, { name: null }, {}, undefined])('%o has a name or null', (body) => {
  expect(readName(body)).toBe(body?.name || null)
})
