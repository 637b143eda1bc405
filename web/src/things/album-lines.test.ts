import { aTrack } from '@scopedeck/server/contract/testing/playback.ts'
import { expect, test } from 'vitest'
import { isSong, withDiscs } from './album-lines.ts'
import { readAlbumSongs } from './read-things.ts'

const linesOf = (...discs: readonly number[]) => {
  const items = discs.map((disc, index) => ({ ...aTrack(String(index)), disc_number: disc, duration_ms: 60_000 }))
  const { rows } = readAlbumSongs(0)({ items })
  return withDiscs(rows).map((line) =>
    isSong(line) ? line.position : `disc ${line.disc}, ${line.durationMs / 60_000} min`,
  )
}

test.each([
  ['one disc has no line of its own', [1, 1, 1], [0, 1, 2]],
  ['each of several discs has one', [1, 1, 2], ['disc 1, 2 min', 0, 1, 'disc 2, 1 min', 2]],
  ['a disc without a number is the first', [0, 2], ['disc 1, 1 min', 0, 'disc 2, 1 min', 1]],
  [
    'songs stay in their order, in which they are played',
    [1, 2, 1],
    ['disc 1, 2 min', 0, 'disc 2, 1 min', 1, 'disc 1, 2 min', 2],
  ],
  ['an album without songs has no line', [], []],
])('%s', (_, discs, lines) => expect(linesOf(...discs)).toEqual(lines))
