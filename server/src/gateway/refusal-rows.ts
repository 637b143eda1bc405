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

interface RefusalRow {
  when(call: RefusedCall): boolean
  code: ProblemCode
  /** Used where our words say more than Spotify's. */
  detail?(call: RefusedCall): string | undefined
  members?(call: RefusedCall): ProblemMembers
}

const says = (words: RegExp) => (call: RefusedCall) => words.test(call.refusal.message)
const is = (status: number) => (call: RefusedCall) => call.refusal.status === status
const both = (first: RefusalRow['when'], second: RefusalRow['when']) => (call: RefusedCall) =>
  first(call) && second(call)
const either = (first: RefusalRow['when'], second: RefusalRow['when']) => (call: RefusedCall) =>
  first(call) || second(call)
const gives = (reason: string) => (call: RefusedCall) => call.refusal.reason === reason

const isBareForbidden = says(/^forbidden\.?$/i)

const isAboutOnePlaylist = ({ operation: { path } }: RefusedCall) => path.startsWith('/playlists/{playlist_id}')

/** Every reason means a restriction: `ALREADY_PAUSED`, `CONTEXT_DISALLOW` and a dozen more, some no longer documented. */
const isRestriction = ({ refusal: { message, reason } }: RefusedCall) =>
  reason !== undefined || /restriction violated/i.test(message)

/** Seconds, where Spotify asks for a pause and does not say how long. */
const defaultPause = 5

/**
 * What a refusal means, recognised by Spotify's own words: the first row that fits. The rows of each status end with one
 * for words that nobody has seen yet.
 */
export const refusalRows: readonly RefusalRow[] = [
  {
    when: both(is(403), says(/insufficient client scope/i)),
    code: 'insufficient-scope',
    detail: missingScopesInWords,
    members: scopeMembers,
  },
  {
    when: both(is(403), says(/premium subscription required for the owner/i)),
    code: 'premium-required',
    detail: () =>
      'The owner of the client id has no active Premium subscription. Until then every call of every account fails.',
    members: () => ({ owner: 'The owner of the client id.' }),
  },
  {
    when: both(is(403), either(gives('PREMIUM_REQUIRED'), says(/premium required/i))),
    code: 'premium-required',
    detail: () => 'This account has no Premium subscription. Commands to the player need one; reading does not.',
    members: () => ({ owner: 'The holder of this account.' }),
  },
  {
    when: both(is(403), says(/may not be registered|not registered in the developer dashboard/i)),
    code: 'not-allowlisted',
  },
  {
    when: both(
      is(403),
      both(isBareForbidden, ({ operation }) => operation.removedSince !== undefined),
    ),
    code: 'operation-removed',
    detail: removalInWords,
    members: ({ operation: { replacement } }) => (replacement ? { replacement: [...replacement] } : {}),
  },
  {
    when: both(is(403), either(says(/you (?:don['’]t|do not) own/i), both(isBareForbidden, isAboutOnePlaylist))),
    code: 'not-owner',
    detail: () => 'Only its owner and its collaborators may see or change what is in this playlist.',
  },
  {
    when: both(
      is(403),
      both(isRestriction, ({ operation }) => operation.group === 'player'),
    ),
    code: 'playback-restricted',
  },
  { when: is(403), code: 'forbidden' },
  {
    when: both(is(404), either(gives('NO_ACTIVE_DEVICE'), says(/no active device/i))),
    code: 'no-active-device',
  },
  { when: is(404), code: 'not-found' },
  { when: is(413), code: 'too-large' },
  { when: both(is(429), gives('QUOTA_EXCEEDED')), code: 'quota-exceeded', members: pause },
  { when: is(429), code: 'rate-limited', members: pause },
  // The token came with a refresh a moment ago: the grant is alive, and another consent would not bring a better token.
  {
    when: is(401),
    code: 'upstream-invalid',
    detail: () => 'Spotify refused an access token that it had just issued. You are still signed in.',
  },
  { when: ({ refusal: { status } }) => status >= 500, code: 'upstream-unavailable', members: pause },
  { when: ({ refusal: { status } }) => status >= 400, code: 'invalid-request' },
  {
    when: () => true,
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

/** A client that still has the operation gets the same word for something that belongs to another account. */
function removalInWords({ operation: { removedSince, replacement, path } }: RefusedCall): string {
  const instead = replacement ? `${replacement.join(', ')} stands in for it` : 'nothing stands in for it'
  const whose = /^\/(playlists|users)\//.test(path) ? ' In extended mode it means that this is somebody else’s.' : ''
  const since = removedSince ? ` since ${removals[removedSince]}` : ''
  return `Spotify refuses it to client ids in development mode${since}; ${instead}.${whose}`
}

function pause({ refusal: { retryAfter = defaultPause } }: RefusedCall): ProblemMembers {
  return { retryAfter }
}
