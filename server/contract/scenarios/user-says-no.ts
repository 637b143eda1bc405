import type { Scenario } from './scenario.ts'
import { address, agree, count, decline, inOrder, open, playing, press, received, see } from './step.ts'
import { button, listItem, text } from './target.ts'

export const userSaysNo: Scenario = {
  id: 'user-says-no',
  number: 4,
  title: 'The user says no',
  audience: ['E', 'D'],
  question: 'What happens when somebody declines?',
  account: 'ada',
  chapters: [
    {
      title: 'Three permissions',
      narration: 'A remote control asks for three scopes.',
      action: [
        open('/scopes?scope=user-read-playback-state+user-modify-playback-state+user-read-currently-playing'),
        press(button('Ask for 3 permissions')),
      ],
      expectation: [count(listItem(), 3)],
    },
    {
      title: 'No',
      narration: 'Declining is an answer, not an error. Nothing was stored.',
      action: [decline()],
      expectation: [address(/^\/denied\?/), see(text('access_denied')), received('/api/token', { count: 0 })],
    },
    {
      title: 'Perhaps less',
      narration: 'One scope is enough to see what plays, so the page offers to ask for that alone.',
      action: [press(button('Ask for this one'))],
      expectation: [inOrder(listItem(), /^Read your currently playing content\./)],
    },
    {
      title: 'Yes, to that',
      narration: 'And the song is there.',
      action: [agree()],
      expectation: [playing('ada')],
    },
  ],
}
