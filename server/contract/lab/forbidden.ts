import type { ProblemCode } from '../problems.ts'
import {
  type Control,
  type Expectation,
  type ExperimentRow,
  fault,
  inside,
  type LabCall,
  profile,
  settings,
  wire,
} from './experiment.ts'
import { every, hasProblem, hasStatus, messagesOf, refresh } from './matches.ts'
import { happens, happensTimes, neverHappens } from './rules.ts'

/** What a 403 says is never that the token is bad, and never that trying again helps. */
function refusal(problem: ProblemCode, control: Control | undefined, called: LabCall = profile()) {
  const { call, request } = messagesOf(called.operation)
  const expects: readonly Expectation[] = [
    wire('Meets the 403', happens(every(call, hasStatus(403)))),
    wire('Asks once', happensTimes(call, { least: 1, most: 1 })),
    wire('Leaves the token alone: it is not the cause', neverHappens(refresh, call)),
    inside(
      'Names the cause',
      happens(every(request, hasProblem(problem)), ({ problem = '' }) => problem),
    ),
  ]
  const rounds = [{ controls: control ? [control] : [], calls: [called] }]
  return { group: 'forbidden', chip: `403 · ${problem}`, rounds, expects } as const
}

const says = (message: string, reason?: string) =>
  fault({
    match: { path: '/v1/me', exact: true },
    effect: { status: 403, body: { error: { status: 403, message, ...(reason && { reason }) } } },
  })

export const forbiddenExperiments = {
  'scope-missing': {
    ...refusal('insufficient-scope', says('Insufficient client scope')),
    title: 'Scope missing',
    what: 'The grant lacks a scope. Spotify does not say which one.',
  },
  'premium-missing': {
    ...refusal('premium-required', says('Player command failed: Premium required', 'PREMIUM_REQUIRED')),
    title: 'Premium missing',
    what: 'The account is free, and the command is for Premium.',
  },
  'owner-not-premium': {
    ...refusal('premium-required', settings({ ownerPremium: false })),
    title: 'Owner not Premium',
    what: 'The owner of the client id has no Premium, so every call of every account is refused, in plain text.',
  },
  'not-allowlisted': {
    ...refusal(
      'not-allowlisted',
      fault({
        match: { path: '/v1' },
        effect: {
          status: 403,
          body: 'Check settings on developer.spotify.com/dashboard, the user may not be registered.',
        },
      }),
    ),
    title: 'Not on the allowlist',
    what: 'In development mode sign-in works for everybody, and calls for five accounts that the owner has listed.',
  },
  'operation-removed': {
    ...refusal('operation-removed', undefined, {
      operation: 'get-several-audio-features',
      path: '/audio-features?ids=11dFghVXANMlKmJXsNCbNl',
      times: 1,
    }),
    title: 'Operation removed',
    what: 'Client ids in development mode lost 48 of 97 operations. This one is gone, whatever the switch says.',
  },
  'not-your-playlist': {
    ...refusal(
      'not-owner',
      fault({
        match: { path: '/v1/playlists/{id}/items' },
        effect: { status: 403, body: { error: { status: 403, message: 'Forbidden' } } },
      }),
      { operation: 'get-playlists-items', path: '/playlists/37i9dQZF1DXcBWIGoYBM5M/items?limit=1', times: 1 },
    ),
    title: 'Not your playlist',
    scopes: ['playlist-read-private'],
    what: 'What is in a playlist is for its owner and for those it is shared with.',
  },
} as const satisfies Record<string, ExperimentRow>
