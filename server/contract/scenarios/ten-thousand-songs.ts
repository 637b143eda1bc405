import type { Scenario } from './scenario.ts'
import { atMost, described, focused, keysAt, press, received, see, signIn, write } from './step.ts'
import { containing, grid, gridCell, inside, link, nth, row, rowNumber, searchBox, text } from './target.ts'

const firstSong = rowNumber(2)
const lastSong = rowNumber(10_001)

export const tenThousandSongs: Scenario = {
  id: 'ten-thousand-songs',
  number: 16,
  title: 'Ten thousand songs',
  audience: ['E', 'D'],
  question: 'Does a very long playlist slow it down?',
  account: 'ada',
  chapters: [
    {
      title: 'Open the long one',
      narration: 'It opens at once: only the rows in view are read and drawn.',
      action: [signIn(['playlist-read-private'], '/playlists'), press(link(/Everything, Ever/))],
      expectation: [
        described(grid(), { 'aria-rowcount': '10001' }),
        see(inside(nth(inside(firstSong, gridCell()), 1), text(/\w/))),
        atMost(row(), 199),
        received('/v1/playlists', { ending: '/items', atMost: 3 }),
      ],
    },
    {
      title: 'To the end, by keyboard',
      narration: 'End goes to the last of them, and its page is read.',
      action: [keysAt(firstSong, 'End')],
      expectation: [focused(lastSong), described(lastSong, { 'aria-busy': 'false' }), atMost(row(), 199)],
    },
    {
      title: 'Find one',
      narration: 'Searching reads the rest, a few pages at a time, and then answers as one types.',
      action: [write(searchBox('Find in playlist'), 'lantern')],
      expectation: [see(text(/songs? found$/)), see(containing(firstSong, 'lantern'))],
    },
  ],
}
