import { isRecord, parseJson } from '../../contract/json.ts'
import { resumePoint } from '../../contract/operations/requirement-rows.ts'
import { operation } from '../../contract/operations.ts'
import type { Requirement, Visibility } from '../../contract/requirements.ts'
import type { Scope } from '../../contract/scopes.ts'
import type { RequestSession } from '../session/request-sessions.ts'
import type { Session } from '../session/session.ts'
import type { WebApiAnswer } from './answer.ts'
import { type CallWithAll, type Hides, listWithout } from './as-if-list.ts'
import type { WebApiCall } from './operation-matcher.ts'
import { refuseBlocked } from './scope-check.ts'

/**
 * Answers a call as Spotify would if it had not granted the scopes that are switched off in the lens. They are still in the
 * access token, so what Spotify decides by them is decided here: calls that are gone for some clients only, playlists that
 * turn out to be private, and the members and rows that a scope adds to an answer.
 * @throws {ProblemError} `insufficient-scope`; and what the calls throw
 */
export async function callAsIf(
  call: WebApiCall,
  { session }: RequestSession,
  callWithAll: CallWithAll,
): Promise<WebApiAnswer> {
  const { requirement } = call.operation
  refuseBlocked(call, session)
  if (dependsOnPlaylist(call, session)) refuseBlocked(call, session, await lookUpPlaylist(call, callWithAll))
  const hides = hiddenRows(requirement, session)
  const answer = await (hides ? listWithout(call, hides, callWithAll) : callWithAll(call))
  return withoutMembers(answer, withheldMembers(requirement, session))
}

/** Where a withheld scope is needed for one kind of playlist and not for the other. */
function dependsOnPlaylist({ operation: { requirement } }: WebApiCall, { withheldScopes }: Session): boolean {
  const { visibility, kind } = requirement
  if (!visibility || kind !== 'by-visibility') return false
  return [visibility.public, visibility.private].some((scope) => scope && withheldScopes.includes(scope))
}

/** @throws what reading the playlist throws: it may not be there */
async function lookUpPlaylist({ params }: WebApiCall, callWithAll: CallWithAll): Promise<{ visibility: Visibility }> {
  const id = 'get-playlist'
  const query = new URLSearchParams({ fields: 'public,collaborative' })
  const { body } = await callWithAll({ id, operation: operation(id), params, query })
  const playlist = parseJson(body?.toString() ?? '')
  // A collaborative playlist counts as private, and so does one of which nothing is said.
  const isPublic = isRecord(playlist) && playlist.public === true && playlist.collaborative !== true
  return { visibility: isPublic ? 'public' : 'private' }
}

/** An episode has its resume point wherever it stands, also in lists whose operation does not name the scope. */
function withheldMembers({ fields }: Requirement, { withheldScopes }: Session): ReadonlySet<string> {
  const byScope: Partial<Record<string, readonly string[]>> = { ...resumePoint.fields, ...fields }
  return new Set(withheldScopes.flatMap((scope) => byScope[scope] ?? []))
}

function withoutMembers(answer: WebApiAnswer, names: ReadonlySet<string>): WebApiAnswer {
  if (!answer.body || names.size === 0) return answer
  return { ...answer, body: Buffer.from(JSON.stringify(strip(parseJson(answer.body.toString()), names))) }
}

function strip(value: unknown, names: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => strip(item, names))
  if (!isRecord(value)) return value
  const kept = Object.entries(value).filter(([name]) => !names.has(name))
  return Object.fromEntries(kept.map(([name, member]) => [name, strip(member, names)]))
}

/** Which playlists of a list a withheld scope has added; `undefined` where it has added none. */
function hiddenRows({ rows = [] }: Requirement, { withheldScopes, account }: Session): Hides | undefined {
  const isWithheld = (scope: Scope) => rows.includes(scope) && withheldScopes.includes(scope)
  const [hidesPrivate, hidesShared] = [isWithheld('playlist-read-private'), isWithheld('playlist-read-collaborative')]
  if (!hidesPrivate && !hidesShared) return undefined
  return ({ collaborative, owner, public: isPublic }) => {
    // One's own collaborative playlists are private ones.
    const isShared = collaborative === true && (!isRecord(owner) || owner.id !== account.id)
    return isShared ? hidesShared : hidesPrivate && isPublic !== true
  }
}
