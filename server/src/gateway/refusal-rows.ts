import { removals } from '../../contract/operations/removed.ts'
import type { Operation } from '../../contract/operations.ts'
import type { ProblemCode, ProblemMembers } from '../../contract/problems.ts'
import { judge } from '../../contract/requirements.ts'

/** An answer that is no success, as far as it explains itself. */
export interface Refusal {
  status: number
  /** Spotify's words, made printable and bounded; empty where it sent no words that may be shown. */
  message: string
  reason?: string
  /** Whole seconds, from 1 to a day; where the answer names them. */
  retryAfter?: number
}

/** A call that Spotify refused. */
export interface RefusedCall {
  operation: Operation
  /** The scopes of the grant. */
  granted: readonly string[]
  refusal: Refusal
}

export interface RefusalRow {
  status: readonly number[] | ((status: number) => boolean)
  /** What marks the row besides the status: Spotify's words or its reason. Left out, the status alone decides. */
  says?: RegExp
  reason?: RegExp
  /** Left out, the row is for every operation. */
  of?(operation: Operation): boolean
  code: ProblemCode
  /** Used where our words say more than Spotify's. */
  detail?(call: RefusedCall): string | undefined
  members?(call: RefusedCall): ProblemMembers
}

const isPlayer = ({ group }: Operation) => group === 'player'
const isRemoved = ({ removedSince }: Operation) => removedSince !== undefined
const isAboutOnePlaylist = ({ path }: Operation) => path.startsWith('/playlists/{playlist_id}')

const bareForbidden = /^forbidden\.?$/i
const missingScope = /insufficient.{0,8}scope|permissions? missing|invalid token scopes/i

/** Seconds, where Spotify asks for a pause and does not say how long. */
const defaultPause = 5

/**
 * What a refusal means: the first row that fits. Spotify's own words decide, because one status has many causes. The rows
 * of each status end with one for words that nobody has seen yet.
 */
export const refusalRows: readonly RefusalRow[] = [
  {
    status: [401, 403],
    says: missingScope,
    reason: /^insufficient_scope$/,
    code: 'insufficient-scope',
    detail: missingScopesInWords,
    members: scopeMembers,
  },
  {
    status: [400],
    says: /only valid bearer authentication/i,
    code: 'upstream-invalid',
    detail: () => 'Spotify did not recognise the access token as one. You are still signed in.',
  },
  {
    status: [400],
    says: /version tag|snapshot/i,
    code: 'invalid-request',
    detail: () => 'The playlist has changed since it was read. Read it again, then make the change.',
  },
  {
    status: [400],
    says: /non[- ]existing id/i,
    code: 'invalid-request',
    detail: () => 'Spotify knows nothing by one of the ids in this request.',
  },
  {
    status: [400],
    says: /could not remove/i,
    code: 'invalid-request',
    detail: () => 'Spotify could not remove these: what is named is not in the playlist, or not at that place.',
  },
  {
    status: [400],
    says: /context uri/i,
    code: 'invalid-request',
    detail: () =>
      'Spotify can’t play this as a context. It plays albums, artists, playlists and shows; songs go in uris.',
  },
  // The token came with a refresh a moment ago: the grant is alive, and another consent would not bring a better token.
  {
    status: [401],
    code: 'upstream-invalid',
    detail: () => 'Spotify refused an access token that should be good. You are still signed in.',
  },
  {
    status: [403],
    says: /premium subscription required for the owner/i,
    code: 'premium-required',
    detail: () =>
      'The owner of the client id has no active Premium subscription. Until then every call of every account fails.',
    members: () => ({ owner: 'The owner of the client id.' }),
  },
  {
    status: [403],
    says: /premium required/i,
    reason: /^PREMIUM_REQUIRED$/,
    code: 'premium-required',
    detail: () => 'This account has no Premium subscription. Commands to the player need one; reading does not.',
    members: () => ({ owner: 'The holder of this account.' }),
  },
  {
    status: [403],
    says: /may not be registered|not registered in the developer dashboard/i,
    code: 'not-allowlisted',
  },
  {
    status: [403],
    says: bareForbidden,
    of: isRemoved,
    code: 'operation-removed',
    detail: removalInWords,
    members: replacementMembers,
  },
  {
    status: [403],
    says: /for another user/i,
    code: 'not-owner',
    detail: () => 'A playlist can only be created in the account that is signed in.',
  },
  { status: [403], says: /you (?:don['’]t|do not) own/i, code: 'not-owner', detail: ownersOnly },
  { status: [403], says: bareForbidden, of: isAboutOnePlaylist, code: 'not-owner', detail: ownersOnly },
  { status: [403, 429], reason: /^RATE_LIMITED$/, code: 'rate-limited', members: pause },
  // Every reason means a restriction: `ALREADY_PAUSED`, `CONTEXT_DISALLOW` and a dozen more, some no longer documented.
  { status: [403], says: /restriction violated/i, reason: /./, of: isPlayer, code: 'playback-restricted' },
  { status: [402, 403, 451], code: 'forbidden' },
  { status: [404], says: /no active device/i, reason: /^NO_ACTIVE_DEVICE$/, code: 'no-active-device' },
  { status: [404], says: /device not found/i, reason: /^DEVICE_NOT_FOUND$/, code: 'device-not-found' },
  {
    status: [404],
    of: isAboutOnePlaylist,
    code: 'not-found',
    detail: () =>
      'Spotify shows this app no playlist by this id. It hides the playlists that it makes itself from most apps, and private ones from other accounts.',
  },
  { status: [404], code: 'not-found', detail: unknownIdInWords },
  {
    status: [405, 410, 501],
    code: 'operation-removed',
    detail: ({ refusal: { status } }) => `Spotify answered ${status}: it does not offer this operation any more.`,
    members: replacementMembers,
  },
  {
    status: [407, 511],
    code: 'upstream-unavailable',
    detail: () => 'Something between this server and Spotify, a proxy for instance, asks for a sign-in of its own.',
    members: pause,
  },
  { status: [408], code: 'upstream-timeout', detail: statusInWords, members: pause },
  { status: [413, 414, 431], code: 'too-large' },
  { status: [421, 425], code: 'upstream-unavailable', detail: statusInWords, members: pause },
  { status: [429], says: /quota/i, reason: /^QUOTA_EXCEEDED$/, code: 'quota-exceeded', members: pause },
  { status: [429], code: 'rate-limited', members: pause },
  { status: (status) => status >= 500, code: 'upstream-unavailable', detail: statusInWords, members: pause },
  { status: (status) => status >= 400, code: 'invalid-request' },
  {
    status: () => true,
    code: 'upstream-invalid',
    detail: () => 'Spotify answered with a redirect or something as unforeseen. It was not followed.',
  },
]

/** Spotify names no scope: these are the ones that our table asks for and the grant lacks. */
function scopeMembers({ operation, granted }: RefusedCall): ProblemMembers {
  const held = new Set(granted)
  const { requiredScopes } = judge(operation.requirement, held)
  return { requiredScopes, missingScopes: requiredScopes.filter((scope) => !held.has(scope)) }
}

function missingScopesInWords(call: RefusedCall): string | undefined {
  const missing = scopeMembers(call).missingScopes ?? []
  return missing.length > 0 ? `Spotify names no scope; by the table the grant lacks ${missing.join(', ')}.` : undefined
}

function ownersOnly(): string {
  return 'Only its owner and its collaborators may see or change what is in this playlist.'
}

/** A client that still has the operation gets the same word for something that belongs to another account. */
function removalInWords({ operation: { removedSince, replacement, path } }: RefusedCall): string {
  const instead = replacement ? `${replacement.join(', ')} stands in for it` : 'nothing stands in for it'
  const whose = /^\/(playlists|users)\//.test(path) ? ' In extended mode it means that this is somebody else’s.' : ''
  const since = removedSince ? ` since ${removals[removedSince]}` : ''
  return `Spotify refuses it to client ids in development mode${since}; ${instead}.${whose}`
}

function replacementMembers({ operation: { replacement } }: RefusedCall): ProblemMembers {
  return replacement ? { replacement: [...replacement] } : {}
}

function unknownIdInWords({ operation: { path }, refusal: { message } }: RefusedCall): string {
  const what = path.includes('{') ? 'Spotify has nothing with this id.' : 'Spotify found nothing to answer with.'
  return message === '' ? what : `${what} It says: ${message}`
}

function statusInWords({ refusal: { status } }: RefusedCall): string {
  return `Spotify answered ${status}.`
}

function pause({ refusal: { retryAfter = defaultPause } }: RefusedCall): ProblemMembers {
  return { retryAfter }
}
