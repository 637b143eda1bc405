import type { Scenario } from './scenario.ts'
import { advanceClock } from './simulator-deeds.ts'
import { address, agree, notSee, press, reload, see, signIn } from './step.ts'
import { button, containing, inside, link, status, text } from './target.ts'

const warning = containing(status(), 'Spotify ends this grant in')
const askAgain = button('Ask for the same 1 permission again')

export const sixMonthsLater: Scenario = {
  id: 'six-months-later',
  number: 8,
  title: 'Six months later',
  audience: ['E', 'D'],
  question: 'What happens when Spotify ends the grant?',
  account: 'ada',
  expectedErrors: [/401 \(Unauthorized\)/],
  chapters: [
    {
      title: 'A month before',
      narration: 'A grant lives for six months. From a month before its end every screen says so.',
      action: [
        signIn(['playlist-read-private'], '/playlists?q=ever'),
        advanceClock('Spotify’s clock moves on by 155 days.', '155d'),
        reload(),
      ],
      expectation: [see(containing(warning, /in 2\d days/))],
    },
    {
      title: 'Agree again, in one press',
      narration: 'Spotify knows the answer and asks nothing. Six more months, and the person is where they were.',
      action: [press(inside(warning, button('Agree again')))],
      expectation: [see(link(/Everything, Ever/)), address('/playlists?q=ever'), notSee(warning)],
    },
    {
      title: 'The six months are over',
      narration: 'The time machine moves on by six months. Spotify renews nothing any more, and the app says why.',
      action: [
        press(link(/signed in as Ada/)),
        press(button('+6 months')),
        see(text('over: Spotify renews nothing any more')),
        press(link('Playlists')),
        reload(),
      ],
      expectation: [see(askAgain)],
    },
    {
      title: 'And on',
      narration: 'One consent for the same permission, and the playlists are there again.',
      action: [press(askAgain), agree()],
      expectation: [see(link(/Everything, Ever/))],
    },
  ],
}
