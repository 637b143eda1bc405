import type { Scenario } from './scenario.ts'
import { address, count, open, reload, see, tick } from './step.ts'
import { button, checkbox, containing, heading, inside, region, text, ticked } from './target.ts'

const scopeInLink = inside(region('The request'), text(/scope=/))

export const watchTheLink: Scenario = {
  id: 'watch-the-link',
  number: 2,
  title: 'Tick a scope and watch the link',
  audience: ['D'],
  question: 'What do my scopes look like in the authorization URL?',
  account: 'ada',
  chapters: [
    {
      title: 'An empty request',
      narration: 'Without scopes Spotify grants only what is public.',
      action: [open('/scopes')],
      expectation: [see(heading('What may this app do?')), count(checkbox(), 19)],
    },
    {
      title: 'Tick one',
      narration: 'The address the browser will carry changes with the tick, and so does this page’s own.',
      action: [tick(checkbox(/playlist-read-private/))],
      expectation: [
        address('/scopes?scope=playlist-read-private'),
        see(containing(scopeInLink, 'playlist-read-private')),
      ],
    },
    {
      title: 'Tick another',
      narration: 'Space-separated, in one parameter.',
      action: [tick(checkbox(/user-read-playback-state/))],
      expectation: [
        address('/scopes?scope=playlist-read-private+user-read-playback-state'),
        see(text('Access your private playlists.')),
      ],
    },
    {
      title: 'Share it',
      narration: 'The page’s address is the share link: somebody else opens it and sees the same.',
      action: [reload()],
      expectation: [count(ticked(checkbox()), 2), see(button('Ask for 2 permissions'))],
    },
  ],
}
