import { agreesAgain, meets, opensLab } from './lab-chapters.ts'
import type { Scenario } from './scenario.ts'

export const revokedElsewhere: Scenario = {
  id: 'revoked-elsewhere',
  number: 10,
  title: 'Revoked elsewhere',
  audience: ['D'],
  question: 'What happens when the account removes my app?',
  account: 'ada',
  expectedErrors: [/401 \(Unauthorized\)/],
  chapters: [
    opensLab('refresh-revoked'),
    meets(
      'refresh-revoked',
      'The app was removed at Spotify. One refused refresh is the end, and the person is asked again.',
    ),
    agreesAgain,
  ],
}
