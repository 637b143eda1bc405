import type { Scope } from './scopes.ts'

/**
 * What an operation asks of the grant. Spotify's reference lists scopes flat; these kinds say what really happens.
 * `all` is always needed; the other members say what depends on the call, or what a scope adds when it is there.
 */
export interface Requirement {
  kind: RequirementKind
  /** spec: the reference says so · observed: seen in public threads or code · inferred: our reading */
  confidence: 'spec' | 'observed' | 'inferred'
  all?: readonly Scope[]
  /** One of these is enough. */
  any?: readonly Scope[]
  /** Which scope, by what the playlist is (`by-visibility`) or is asked to be (`by-request`). No `public`: free there. */
  visibility?: { public?: Scope; private: Scope }
  uriTypes?: Readonly<Record<UriType, Scope>>
  /** Fields that appear in the answer with each scope. */
  fields?: Partial<Record<Scope, readonly string[]>>
  /** Scopes that add rows to the answer. */
  rows?: readonly Scope[]
}

export const requirementKinds = {
  none: 'Any signed-in account may call it.',
  all: 'Every scope named is needed.',
  any: 'One of the scopes named is enough.',
  'by-visibility': 'Which scope depends on whether the playlist is public.',
  'by-request': 'Which scope depends on what the request asks for.',
  'by-uri-type': 'Which scope depends on the kinds of things named in the request.',
  'gates-fields': 'It works without; the scopes add fields to the answer.',
  widens: 'It works without; the scopes add rows to the answer.',
} as const
export type RequirementKind = keyof typeof requirementKinds

export type Visibility = 'public' | 'private'
export type UriType = 'track' | 'album' | 'episode' | 'show' | 'audiobook' | 'artist' | 'user' | 'playlist'

/** What is known of one call. The simulator knows everything; a gateway may not know what a playlist is. */
export interface CallFacts {
  /** The playlist as it is. A collaborative playlist counts as private. */
  visibility?: Visibility
  /** The playlist as the request wants it. */
  requestedVisibility?: Visibility
  uriTypes?: readonly UriType[]
}

export interface Verdict {
  /** conditional: it depends on something only Spotify knows before the call */
  state: 'allowed' | 'conditional' | 'blocked'
  requiredScopes: Scope[]
  missingScopes: Scope[]
  /** Scopes not granted that would add fields or rows. */
  wouldAdd: Scope[]
}

/** Judges one call against a grant, as far as the facts given allow. */
export function judge(requirement: Requirement, granted: ReadonlySet<string>, facts: CallFacts = {}): Verdict {
  const certain = certainScopes(requirement, facts)
  const possible = possibleScopes(requirement, facts)
  const lacks = (scope: Scope) => !granted.has(scope)
  const anyOf = requirement.any ?? []
  const missingAny = anyOf.length > 0 && anyOf.every(lacks) ? [...anyOf] : []
  const hopeless = possible.length > 0 && !possible.some((set) => !set.some(lacks))
  const missingScopes = unique([
    ...certain.filter(lacks),
    ...missingAny,
    ...(hopeless ? possible.flat().filter(lacks) : []),
  ])
  const uncertain = possible.some((set) => set.some(lacks))
  return {
    state: missingScopes.length > 0 ? 'blocked' : uncertain ? 'conditional' : 'allowed',
    requiredScopes: unique([...certain, ...anyOf, ...possible.flat()]),
    missingScopes,
    wouldAdd: unique([...scopeKeys(requirement.fields), ...(requirement.rows ?? [])]).filter(lacks),
  }
}

/** Scopes that this call needs whatever else turns out. */
function certainScopes({ all = [], visibility, uriTypes }: Requirement, facts: CallFacts): Scope[] {
  const sides = [facts.visibility, facts.requestedVisibility].filter((side) => side !== undefined)
  const bySide = visibility ? sides.map((side) => visibility[side]).filter((scope) => scope !== undefined) : []
  const byType = uriTypes ? (facts.uriTypes ?? []).map((type) => uriTypes[type]) : []
  return unique([...all, ...bySide, ...byType])
}

/** Where a fact is unknown: the sets of scopes, one of which will be needed. */
function possibleScopes({ kind, visibility, uriTypes }: Requirement, facts: CallFacts): Scope[][] {
  const sideUnknown = kind === 'by-request' ? (facts.requestedVisibility ?? facts.visibility) : facts.visibility
  if (visibility && !sideUnknown) return [visibility.public ? [visibility.public] : [], [visibility.private]]
  if (uriTypes && !facts.uriTypes) return unique(Object.values(uriTypes)).map((scope) => [scope])
  return []
}

function scopeKeys(fields: Requirement['fields']): Scope[] {
  return Object.keys(fields ?? {}) as Scope[]
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}

/** Every scope a requirement names, whatever part it plays. */
export function namedScopes(requirement: Requirement): Scope[] {
  const { all = [], any = [], visibility, uriTypes, fields, rows = [] } = requirement
  const sides = visibility ? [visibility.public, visibility.private].filter((scope) => scope !== undefined) : []
  return unique([...all, ...any, ...sides, ...Object.values(uriTypes ?? {}), ...scopeKeys(fields), ...rows])
}
