import { meets, opensLab } from './lab-chapters.ts'
import type { Scenario } from './scenario.ts'

export const trainTunnel: Scenario = {
  id: 'train-tunnel',
  number: 20,
  title: 'Train tunnel',
  audience: ['D'],
  question: 'What does my app do on a bad line?',
  account: 'ada',
  expectedErrors: [/50[0-9] \(/],
  chapters: [
    opensLab('slow'),
    meets('slow', 'Everything takes a second and a half. One call goes out, and it is waited for.'),
    meets('server-errors', 'Then Spotify stumbles, twice. A read is tried again after a pause.'),
    meets('offline', 'Then nothing answers. The page says so, and goes on once it is light again.'),
  ],
}
