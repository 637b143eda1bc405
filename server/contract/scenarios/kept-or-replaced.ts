import { meets, opensLab } from './lab-chapters.ts'
import type { Scenario } from './scenario.ts'

export const keptOrReplaced: Scenario = {
  id: 'kept-or-replaced',
  number: 9,
  title: 'Kept or replaced',
  audience: ['D'],
  question: 'Which refresh token do I store?',
  account: 'ada',
  chapters: [
    opensLab('no-refresh-token'),
    meets('no-refresh-token', 'No refresh token comes with the answer, so the one that is there stays.'),
    meets('rotation', 'A new one comes with each answer. The old one must never be sent again.'),
  ],
}
