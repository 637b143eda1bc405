import type { Scenario } from './scenario.ts'
import { address, agree, focused, keys, press, received, see, signIn, write } from './step.ts'
import { button, containing, inside, link, listItem, nth, region, searchBox, text } from './target.ts'

const songs = region('Songs')
const firstAlbum = nth(inside(region('Albums'), listItem()), 0)

export const findItAndKeepIt: Scenario = {
  id: 'find-it-and-keep-it',
  number: 21,
  title: 'Find it and keep it',
  audience: ['E', 'D'],
  question: 'How do I find a song and save it?',
  account: 'ada',
  chapters: [
    {
      title: 'Type a word',
      narration: 'A search needs no permission. It is made once the typing pauses, and it is in the address.',
      action: [signIn(['user-library-read'], '/search'), write(searchBox(), 'night')],
      expectation: [see(containing(region('Top result'), 'Night Ferry')), address('/search?q=night')],
    },
    {
      title: 'Down to an album',
      narration: 'The down arrow leaves the field; all results are one list.',
      action: [keys(...Array<string>(7).fill('ArrowDown'))],
      expectation: [focused(inside(firstAlbum, link()))],
    },
    {
      title: 'Keep it',
      narration: 'To save takes one more permission. It is asked for alone, and then the song is saved by itself.',
      action: [
        press(inside(songs, button('Save Night Ferry to your library: locked'))),
        press(button('Ask for this one')),
        agree(),
      ],
      expectation: [
        see(text('Saved to your library')),
        see(inside(songs, button('Remove Night Ferry from your library'))),
        received('/v1/me/library', { method: 'PUT', statuses: [200] }),
      ],
    },
  ],
}
