import type { Scenario } from './scenario.ts'
import { address, agree, count, notSee, press, received, see, signIn } from './step.ts'
import { button, containing, inside, listItem, region, text, tree, treeItem } from './target.ts'

const answer = region('The answer')
const difference = (words: RegExp) => inside(tree('What differs'), treeItem(words))
const asked = (words: string) => inside(containing(listItem(), words), text('new'))
const calls = (number: number) => received('/v1/me/playlists', { count: number })

export const sameCallTwoGrants: Scenario = {
  id: 'same-call-two-grants',
  number: 18,
  title: 'Same call, two grants',
  audience: ['D'],
  question: 'What does a call leave out without saying so?',
  account: 'ada',
  chapters: [
    {
      title: 'A call that answers, and leaves out',
      narration: 'The playlists of somebody who agreed to one scope. Another would add rows, and no error tells.',
      action: [signIn(['playlist-read-private'], '/explore/get-a-list-of-current-users-playlists?limit=50')],
      expectation: [see(text('It works without playlist-read-collaborative, which would add rows.'))],
    },
    {
      title: 'Compare with it',
      narration: 'The call is made with the grant as it is, and then that one scope is asked for.',
      action: [press(button('Compare')), press(inside(answer, button('Compare with it: playlist-read-collaborative')))],
      expectation: [see(asked('collaborative playlists')), notSee(asked('private playlists')), calls(1)],
    },
    {
      title: 'What it adds',
      narration: 'Back again the call goes out by itself, and three playlists that others share are marked.',
      action: [agree()],
      expectation: [
        see(inside(answer, text('With it: 3 rows more and 1 value changed.'))),
        count(difference(/^added: /), 3),
        see(difference(/^changed: "total": 42,? was 39/)),
        address(/limit=50$/),
        calls(2),
      ],
    },
    {
      title: 'Compare without the other',
      narration: 'Less than was agreed to needs no new consent. The private playlists go, and again no error tells.',
      action: [
        press(inside(answer, button('Another grant'))),
        press(button('Compare without it: playlist-read-private')),
      ],
      expectation: [
        see(inside(answer, text('With it: 24 rows more and 1 value changed.'))),
        see(difference(/^changed: "total": 42,? was 18/)),
        calls(3),
      ],
    },
    {
      title: 'And back',
      narration: 'What was taken out of the grant is one press away.',
      action: [press(inside(answer, button('Ask for it again: playlist-read-private')))],
      expectation: [see(text('playlist-read-private adds rows.')), see(inside(answer, text('200 OK')))],
    },
  ],
}
