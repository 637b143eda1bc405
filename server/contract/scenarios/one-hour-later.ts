import type { Scenario } from './scenario.ts'
import { advanceClock } from './simulator-deeds.ts'
import { press, received, see, signIn } from './step.ts'
import { heading, link } from './target.ts'

export const oneHourLater: Scenario = {
  id: 'one-hour-later',
  number: 7,
  title: 'One hour later',
  audience: ['E', 'D'],
  question: 'What does a person notice when the access token ends?',
  account: 'ada',
  chapters: [
    {
      title: 'Signed in',
      narration: 'The access token lives for an hour.',
      action: [signIn(['playlist-read-private'], '/account')],
      expectation: [see(heading()), received('/api/token', { count: 1 })],
    },
    {
      title: 'The hour is over',
      narration: 'Spotify’s clock moves on; its Web API no longer takes the token. Nobody notices.',
      action: [advanceClock('Spotify’s clock moves on by 61 minutes.', '61m'), press(link('Playlists'))],
      expectation: [see(link(/Everything, Ever/)), received('/api/token', { count: 2 })],
    },
  ],
}
