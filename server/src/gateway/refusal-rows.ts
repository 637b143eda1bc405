import { removals } from '../../contract/operations/removed.ts'
import type { Operation } from '../../contract/operations.ts'
import type { ProblemCode, ProblemMembers } from '../../contract/problems.ts'
import { judge } from '../../contract/requirements.ts'
import { ProblemError } from '../http/problem-error.ts'
import type { Refusal } from './refusal.ts'

/** One refused call. */
export interface Refused {
  operation: Operation
  refusal: Refusal
  granted: readonly string[]
}

interface RefusalRow {
  when(refused: Refused): boolean
  code: ProblemCode
  /** Where our words say more than Spotify's. */
  detail?(refused: Refused): string | undefined
  members?(refused: Refused): ProblemMembers
}

const says = (words: RegExp) => (refused: Refused) => words.test(refused.refusal.message)
const is = (status: number) => (refused: Refused) => refused.refusal.status === status
const both = (first: RefusalRow['when'], second: RefusalRow['when']) => (refused: Refused) =>
  first(refused) && second(refused)
const either = (first: RefusalRow['when'], second: RefusalRow['when']) => (refused: Refused) =>
  first(refused) || second(refused)
const gives = (reason: string) => (refused: Refused) => refused.refusal.reason === reason

const isBareForbidden = says(/^forbidden\.?$/i)

const isAboutOnePlaylist = ({ operation: { path } }: Refused) => path.startsWith('/playlists/{playlist_id}')

/** Any reason is one: `ALREADY_PAUSED`, `CONTEXT_DISALLOW` and a dozen more, some no longer documented. */
const isRestriction = ({ refusal: { message, reason } }: Refused) =>
  reason !== undefined || /restriction violated/i.test(message)

/** Seconds, where Spotify wants a pause and does not say how long. */
const unnamedPause = 5

/**
 * What a refusal means, told by Spotify's own words; the first row that fits. Each status ends with a row for words
 * that nobody has seen yet.
 */
const refusalRows: readonly RefusalRow[] = [
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
  // Of a token that came with a refresh a moment ago: the grant lives, and another consent would bring nothing better.
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

/** The problem that a refusal is; quotes Spotify where the row has no words of its own. */
export function refusalProblem(refused: Refused): ProblemError {
  const { status, message, reason } = refused.refusal
  const row = refusalRows.find(({ when }) => when(refused))
  const detail = row?.detail?.(refused) ?? (message === '' ? undefined : `Spotify says: ${message}`)
  return new ProblemError(row?.code ?? 'unexpected', {
    ...(detail !== undefined && { detail }),
    members: { ...row?.members?.(refused), upstreamStatus: status, ...(reason !== undefined && { reason }) },
  })
}

/** Spotify names no scope: these are the ones by our table that the grant lacks. */
function scopeMembers({ operation, granted }: Refused): ProblemMembers {
  const held = new Set(granted)
  const { requiredScopes } = judge(operation.requirement, held)
  return { requiredScopes, missingScopes: requiredScopes.filter((scope) => !held.has(scope)) }
}

function missingScopesInWords(refused: Refused): string | undefined {
  const missing = scopeMembers(refused).missingScopes ?? []
  return missing.length > 0 ? `Spotify names no scope; by the table the grant lacks ${missing.join(', ')}.` : undefined
}

/** The same word refuses what is somebody else's, to a client that still has the operation. */
function removalInWords({ operation: { removedSince, replacement, path } }: Refused): string {
  const instead = replacement ? `${replacement.join(', ')} stands in for it` : 'nothing stands in for it'
  const whose = /^\/(playlists|users)\//.test(path) ? ' In extended mode it means that this is somebody else’s.' : ''
  const since = removedSince ? ` since ${removals[removedSince]}` : ''
  return `Spotify refuses it to client ids in development mode${since}; ${instead}.${whose}`
}

function pause({ refusal: { retryAfter = unnamedPause } }: Refused): ProblemMembers {
  return { retryAfter }
}
