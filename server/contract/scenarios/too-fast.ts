import { meets, opensLab } from './lab-chapters.ts'
import type { Scenario } from './scenario.ts'

export const tooFast: Scenario = {
  id: 'too-fast',
  number: 11,
  title: 'Too fast',
  audience: ['D'],
  question: 'What do I do with a 429?',
  account: 'ada',
  expectedErrors: [/429 \(Too Many Requests\)/],
  chapters: [
    opensLab('rate-limited'),
    meets('rate-limited', 'Spotify asks for a pause. Nothing is sent meanwhile, and then it goes on by itself.'),
  ],
}
