import { meets, opensLab } from './lab-chapters.ts'
import type { Scenario } from './scenario.ts'

export const forgedCallback: Scenario = {
  id: 'forged-callback',
  number: 19,
  title: 'Forged callback, replayed code',
  audience: ['D'],
  question: 'What do state and PKCE protect me from?',
  account: 'ada',
  expectedErrors: [/400 \(Bad Request\)/],
  chapters: [
    opensLab('forged-state'),
    meets('forged-state', 'The state is not the one that this browser left with, so the code is not even looked at.'),
    meets('replayed-code', 'The code was used before. It is sent once, and refused.'),
  ],
}
