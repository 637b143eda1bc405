import { meets, opensLab } from './lab-chapters.ts'
import type { Scenario } from './scenario.ts'

export const outOfQuota: Scenario = {
  id: 'out-of-quota',
  number: 12,
  title: 'Out of quota',
  audience: ['D'],
  question: 'When does waiting not help?',
  account: 'ada',
  expectedErrors: [/429 \(Too Many Requests\)/],
  chapters: [
    opensLab('quota-exceeded'),
    meets(
      'quota-exceeded',
      'The same status for another cause: waiting a moment does not help, and nothing is tried again.',
    ),
  ],
}
