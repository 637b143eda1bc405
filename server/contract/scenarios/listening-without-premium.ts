import type { Scenario } from './scenario.ts'
import { notSee, playing, press, see, signIn } from './step.ts'
import { button, inside, main, text } from './target.ts'

const pause = inside(main(), button(/^Pause/))

export const listeningWithoutPremium: Scenario = {
  id: 'listening-without-premium',
  number: 15,
  title: 'Listening without Premium',
  audience: ['E'],
  question: 'What does it do for an account that does not pay?',
  account: 'ben',
  expectedErrors: [/403 \(Forbidden\).*\/me\/player\/pause/],
  chapters: [
    {
      title: 'A free account plays',
      narration: 'What plays can be seen by anyone who agreed to it.',
      action: [signIn(['user-read-playback-state', 'user-modify-playback-state'], '/player')],
      expectation: [playing('ben', main())],
    },
    {
      title: 'Pause',
      narration: 'Controlling playback takes Premium. The player says so once, calmly, and goes on showing what plays.',
      action: [press(pause)],
      expectation: [see(inside(main(), text('Controlling playback takes Premium'))), notSee(pause)],
    },
  ],
}
