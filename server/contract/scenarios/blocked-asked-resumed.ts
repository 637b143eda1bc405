import type { Scenario } from './scenario.ts'
import { address, agree, playing, press, received, see, signIn } from './step.ts'
import { button, containing, dialog, inside, listItem, main, text } from './target.ts'

const lockedNext = inside(main(), button(/^Next.*locked/))

export const blockedAskedResumed: Scenario = {
  id: 'blocked-asked-resumed',
  number: 5,
  title: 'Blocked, asked, resumed',
  audience: ['E', 'D'],
  question: 'How does a control ask for the one scope it needs?',
  account: 'ada',
  chapters: [
    {
      title: 'Reading only',
      narration: 'The grant may see the player, not steer it: the controls show a lock.',
      action: [signIn(['user-read-playback-state'], '/player')],
      expectation: [see(lockedNext)],
    },
    {
      title: 'Why it is locked',
      narration: 'The locked control names the one scope it misses, and offers to ask for it.',
      action: [press(lockedNext)],
      expectation: [see(inside(dialog(), text('user-modify-playback-state')))],
    },
    {
      title: 'Ask for this one',
      narration: 'The consent page marks what is new.',
      action: [press(inside(dialog(), button('Ask for this one')))],
      expectation: [see(inside(containing(listItem(), 'Control playback'), text('new')))],
    },
    {
      title: 'It completes by itself',
      narration: 'After the consent the song skips, without another click.',
      action: [agree()],
      expectation: [received('/v1/me/player/next', { count: 1 }), playing('ada', main()), address('/player')],
    },
  ],
}
