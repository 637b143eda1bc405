import { scopes } from '../scopes.ts'
import type { Scenario } from './scenario.ts'
import { address, inOrder, keys, notSee, press, see, signIn } from './step.ts'
import { button, cell, containing, holding, inside, region, row, status, switchButton, text } from './target.ts'

const lens = region('Lens')

export const fromNineteenToTwo: Scenario = {
  id: 'from-nineteen-to-two',
  number: 3,
  title: 'From nineteen scopes to two',
  audience: ['D'],
  question: 'Which of the scopes that I ask for do I really use?',
  // Nothing plays: no other call is made than those of the story.
  account: 'cleo',
  chapters: [
    {
      title: 'Everything asked',
      narration: 'Somebody ticked every box, to be on the safe side. The lens counts what is really used.',
      action: [
        signIn(scopes, '/explore/get-users-top-tracks'),
        press(button('Send')),
        see(text('200 OK')),
        keys('Escape'),
        press(button(/^Lens/)),
      ],
      expectation: [see(containing(lens, 'You hold 19 permissions and used 2 in this visit.'))],
    },
    {
      title: 'Scope by scope',
      narration: 'Asked, granted and used, side by side. Two rows have a number.',
      action: [press(inside(lens, button('Scope by scope')))],
      expectation: [inOrder(inside(lens, holding(row(), cell(/^\d+$/))), /user-read-playback-state/, /user-top-read/)],
    },
    {
      title: 'Without a third',
      narration: 'One of the unused ones is switched off. The server refuses it too, and nothing here misses it.',
      action: [press(inside(lens, switchButton('user-library-modify')))],
      expectation: [see(containing(status(), /As if you had not agreed to.*user-library-modify/))],
    },
    {
      title: 'The smaller link',
      narration: 'Asked for those two alone, the person comes back to the same call with a grant of two.',
      action: [press(inside(lens, button('Ask for only those two')))],
      expectation: [
        see(containing(lens, 'You hold 2 permissions')),
        address(/get-users-top-tracks/),
        notSee(text('As if you had not agreed to')),
      ],
    },
  ],
}
