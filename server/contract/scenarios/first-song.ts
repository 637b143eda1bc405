import type { Scenario } from './scenario.ts'
import { agree, inOrder, open, playing, press, see } from './step.ts'
import { heading, link, listItem, text } from './target.ts'

export const firstSong: Scenario = {
  id: 'first-song',
  number: 1,
  title: 'The first song’s name within four clicks',
  audience: ['E', 'D'],
  question: 'How little must I agree to before it shows me something?',
  account: 'ada',
  chapters: [
    {
      title: 'Start',
      narration: 'One sentence says what this is, one button starts it.',
      action: [open('/')],
      expectation: [see(heading('See what every Spotify scope unlocks')), see(text(/^Simulated Spotify$/))],
    },
    {
      title: 'Ask',
      narration: 'The button asks for one scope and no more.',
      action: [press(link(/See what’s playing/))],
      expectation: [inOrder(listItem(), /^Read your currently playing content\./)],
    },
    {
      title: 'Agree',
      narration: 'The second click agrees, and the song is there.',
      action: [agree()],
      expectation: [playing('ada')],
    },
  ],
}
