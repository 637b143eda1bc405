import {
  type Control,
  type Expectation,
  type ExperimentRow,
  fault,
  inside,
  profile,
  settings,
  thisAccount,
  wire,
} from './experiment.ts'
import {
  anyCall,
  anyRequest,
  every,
  hasProblem,
  hasStatus,
  messagesOf,
  refresh,
  refreshed,
  refusedRefresh,
} from './matches.ts'
import { carriesRefreshToken, endsWith, happens, happensAfter, happensTimes, neverHappens } from './rules.ts'

const { call, goodCall, goodRequest, failedRequest } = messagesOf('get-current-users-profile')
/** Of any call: a page asks for more than the profile, and any of it may meet the 401 first. */
const refusedCall = every(anyCall, hasStatus(401))

const expireTokens: Control = { method: 'POST', path: 'tokens/expire', body: { account: thisAccount } }

const noticesNothing = inside('Lets the person notice nothing', neverHappens(failedRequest, goodRequest))
const meets401 = wire('Meets a 401', happens(refusedCall))

/** A refused refresh token is the end, whoever ended the grant. */
const ofEndedGrant: readonly Expectation[] = [
  meets401,
  wire('Tries its refresh token once', happensTimes(refresh, { least: 1, most: 1 })),
  wire('Takes invalid_grant as the end: no token call after it', endsWith(refusedRefresh, refresh)),
  wire('Calls the Web API no more', endsWith(refusedRefresh, anyCall)),
  inside('Asks for consent again', happens(every(anyRequest, hasProblem('reauthorization-required')))),
]

/** Two refreshes, because the second shows which token the first one kept. */
const twoRefreshes = (...before: readonly Control[]) => [
  { controls: [...before, expireTokens], calls: [profile(5)] },
  { controls: [expireTokens], calls: [profile(5)] },
]

export const tokenExperiments = {
  'token-expired': {
    group: 'tokens',
    title: 'Expires while in use',
    chip: '401 · access token',
    what: 'The access token ends between two calls, earlier than the app expects. Five calls meet it at once.',
    rounds: [{ controls: [expireTokens], calls: [profile(5)] }],
    expects: [
      meets401,
      wire('Refreshes once, for all of them', happensTimes(refresh, { least: 1, most: 1 })),
      wire('Sends the call again with the new token', happensAfter(refreshed, goodCall)),
      noticesNothing,
    ],
  },
  'refresh-revoked': {
    group: 'tokens',
    title: 'Refresh revoked',
    chip: 'invalid_grant',
    what: 'The account removes the app at Spotify. Every token is worth nothing from now on, and this session ends.',
    rounds: [
      { controls: [{ method: 'POST', path: 'grants/revoke', body: { account: thisAccount } }], calls: [profile(5)] },
      { controls: [], calls: [profile(5)] },
    ],
    expects: ofEndedGrant,
  },
  'six-months': {
    group: 'tokens',
    title: 'Six months over',
    chip: 'invalid_grant',
    what: 'A grant ends six months after the consent, whatever was refreshed. Spotify’s clock moves on, and this session ends.',
    rounds: [
      { controls: [{ method: 'POST', path: 'clock', body: { advance: '6mo' } }], calls: [profile(5)] },
      { controls: [], calls: [profile(5)] },
    ],
    expects: ofEndedGrant,
  },
  'no-refresh-token': {
    group: 'tokens',
    title: 'No refresh_token',
    chip: 'kept',
    what: 'The answer to a refresh has no refresh_token, as Spotify’s has. An app that stores the answer as it came has lost it.',
    rounds: twoRefreshes(
      fault({ match: { path: '/api/token' }, effect: { patch: { refresh_token: { $drop: true } } } }),
    ),
    expects: [
      wire('Refreshes once each time', happensTimes(refresh, { least: 2, most: 2 })),
      inside('Keeps the refresh token it has', carriesRefreshToken),
      wire('Is refused none', neverHappens(refusedRefresh, refreshed)),
      noticesNothing,
    ],
  },
  rotation: {
    group: 'tokens',
    title: 'Rotation and reuse',
    chip: 'replaced',
    what: 'Each refresh brings a new refresh_token, and using an old one again ends the grant (RFC 9700 §4.14.2).',
    rounds: twoRefreshes(settings({ rotateRefreshTokens: true })),
    expects: [
      wire('Refreshes once each time, for five calls', happensTimes(refresh, { least: 2, most: 2 })),
      inside('Sends the newest refresh token, and no older one', carriesRefreshToken),
      wire('Is refused none', neverHappens(refusedRefresh, refreshed)),
      noticesNothing,
    ],
  },
  'passing-401': {
    group: 'tokens',
    title: 'A 401 that passes',
    chip: '401',
    what: 'The Web API refuses a good token once, and takes it the next time.',
    rounds: [
      {
        controls: [
          fault({
            match: { path: '/v1/me', exact: true },
            effect: { status: 401, body: { error: { status: 401, message: 'Access token missing' } } },
            times: 1,
          }),
        ],
        calls: [profile()],
      },
    ],
    expects: [
      meets401,
      wire('Refreshes at most once', happensTimes(refresh, { most: 1 })),
      wire('Sends the call again, once', happensTimes(call, { least: 2, most: 2 })),
      noticesNothing,
    ],
  },
} as const satisfies Record<string, ExperimentRow>
