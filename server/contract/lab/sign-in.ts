import { type Expectation, type ExperimentRow, inside, settings, wire } from './experiment.ts'
import { callback, every, hasProblem, hasStatus, messagesOf, redeem, redeemed } from './matches.ts'
import { happens, happensAfter, happensTimes, neverHappens } from './rules.ts'

const { goodRequest } = messagesOf('get-current-users-profile')
const refusedCallback = every(callback, hasProblem('invalid-authorization-response'))
const declined = every(callback, ({ error }) => error === 'access_denied')

const keepsSession = inside('Leaves the session that was there as it was', happensAfter(callback, goodRequest))

/** The sign-in itself makes the call that the last expectation needs: the page is loaded again after it. */
const signIn = (authorizationResponse: string): Pick<ExperimentRow, 'group' | 'rounds' | 'signsIn'> => ({
  group: 'sign-in',
  signsIn: true,
  rounds: [{ controls: [settings({ authorizationResponse })], calls: [] }],
})

/** The token endpoint refuses each of these codes: what differs is how they came about. */
const ofRefusedCode: readonly Expectation[] = [
  wire('Sends the code once', happensTimes(redeem, { least: 1, most: 1 })),
  wire('Gets no token set for it', neverHappens(redeemed, redeem)),
  inside('Says that this sign-in can’t be finished', happens(refusedCallback)),
  keepsSession,
]

export const signInExperiments = {
  'user-says-no': {
    ...signIn('refusal'),
    title: 'The user says no',
    chip: 'access_denied',
    what: 'The account declines. Nothing is broken: it is an answer, and the app has to take it as one.',
    expects: [
      inside(
        'Reads the refusal',
        happens(declined, ({ error = '' }) => error),
      ),
      wire(
        'Asks for no token',
        neverHappens(redeem, ({ kind }) => kind === 'callback' || kind === 'authorize'),
      ),
      inside('Goes on to a page that explains it', happens(every(declined, hasStatus(302)))),
      keepsSession,
    ],
  },
  'forged-state': {
    ...signIn('forged-state'),
    title: 'Forged state',
    chip: 'CSRF · RFC 6749 §10.12',
    what: 'The answer carries a state that this browser never sent: somebody else began the sign-in.',
    expects: [
      inside(
        'Notices that the state is not its own',
        happens(every(refusedCallback, ({ stateCheck }) => stateCheck === 'unknown')),
      ),
      wire(
        'Asks for no token',
        neverHappens(redeem, ({ kind }) => kind === 'callback' || kind === 'authorize'),
      ),
      keepsSession,
    ],
  },
  'replayed-code': {
    ...signIn('used-code'),
    title: 'A code sent twice',
    chip: 'invalid_grant',
    what: 'The code in the answer was redeemed before. A code works once (RFC 6749 §4.1.2).',
    expects: ofRefusedCode,
  },
  'expired-code': {
    ...signIn('expired-code'),
    title: 'An expired code',
    chip: 'invalid_grant',
    what: 'The person took longer than ten minutes, and the code is too old.',
    expects: ofRefusedCode,
  },
  'foreign-code': {
    ...signIn('foreign-code'),
    title: 'Another browser’s code',
    chip: 'code injection · RFC 9700 §4.5',
    what: 'An attacker put a code of their own account into the answer. The state is right; only PKCE can tell.',
    expects: ofRefusedCode,
  },
  'wrong-verifier': {
    ...signIn('foreign-challenge'),
    title: 'Wrong verifier',
    chip: 'PKCE · RFC 7636 §4.6',
    what: 'The code is bound to a challenge that this app’s verifier does not fit.',
    expects: ofRefusedCode,
  },
} as const satisfies Record<string, ExperimentRow>
