import type { CallFacts, Requirement, UriType, Visibility } from '@scopedeck/server/contract/requirements.ts'
import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { uriTypesOf, uriTypeWords } from '../../lens/scope-role.ts'
import { difference } from '../../shared/sets.ts'
import { listed } from '../listed.ts'

interface Grant {
  /** `undefined` when nobody is signed in. */
  scopes: ReadonlySet<string> | undefined
  /** Granted, and switched off in the lens. */
  withheld: ReadonlySet<string>
}

const nothing: ReadonlySet<string> = new Set()

/** Why a call is allowed or blocked, or what decides it, in whole sentences. */
export function explainScopes(
  requirement: Requirement,
  scopes: ReadonlySet<string> | undefined,
  facts: CallFacts = {},
  withheld: ReadonlySet<string> = nothing,
): string {
  const grant = { scopes: scopes && difference(scopes, withheld), withheld }
  const reasons = [
    ...needsAll(requirement, grant),
    ...needsAny(requirement, grant),
    ...needsBySide(requirement, grant, facts),
    ...needsByType(requirement, grant, facts),
  ]
  const base = reasons.length > 0 ? reasons : ['It needs no scope: any account that is signed in may call it.']
  return [...base, ...adds(requirement, grant)].join(' ')
}

function heldClause(grant: Grant, scopes: readonly Scope[]): string {
  if (!grant.scopes) return 'and nobody is signed in'
  if (scopes.some((scope) => grant.withheld.has(scope))) return 'which you switched off in the lens'
  return scopes.every((scope) => grant.scopes?.has(scope)) ? 'which your grant has' : 'which your grant does not have'
}

function needsAll({ all = [] }: Requirement, grant: Grant): string[] {
  if (all.length === 0) return []
  const missing = all.filter((scope) => !grant.scopes?.has(scope))
  const named = missing.length > 0 ? missing : all
  return [`It needs ${listed(named)}, ${heldClause(grant, named)}.`]
}

function needsAny({ any = [] }: Requirement, grant: Grant): string[] {
  if (any.length === 0) return []
  const held = any.filter((scope) => grant.scopes?.has(scope))
  return [`One of ${listed(any, 'or')} is enough, ${heldClause(grant, held.length > 0 ? held : any)}.`]
}

function needsBySide(requirement: Requirement, grant: Grant, facts: CallFacts): string[] {
  const { kind, visibility } = requirement
  if (!visibility) return []
  const side = kind === 'by-request' ? (facts.requestedVisibility ?? facts.visibility) : facts.visibility
  if (!side) return [sideUnknown(requirement, grant, visibility)]
  const subject = kind === 'by-request' ? `You ask for a ${side} one` : `This playlist is ${side}`
  const asked = alsoRequested(requirement, grant, facts)
  const scope = visibility[side]
  if (!scope) return [`${subject}, so no scope is needed.`]
  return [`${subject}, so it needs ${scope}, ${heldClause(grant, [scope])}.`, ...asked]
}

/** A change from public to private, or back, needs the scopes of both. */
function alsoRequested({ kind, visibility }: Requirement, grant: Grant, facts: CallFacts): string[] {
  const { visibility: side, requestedVisibility: wanted } = facts
  const scope = wanted && visibility?.[wanted]
  if (kind === 'by-request' || !wanted || !scope || wanted === side) return []
  return [`To make it ${wanted} needs ${scope} as well, ${heldClause(grant, [scope])}.`]
}

function sideUnknown({ kind }: Requirement, grant: Grant, sides: { public?: Scope; private: Scope }): string {
  const about = kind === 'by-request' ? 'what you ask for' : 'the playlist'
  const one = (side: Visibility, scope: Scope) => `${scope} for a ${side} one (${heldWord(grant, scope)})`
  if (!sides.public) {
    return `A public playlist needs no scope; a private one needs ${sides.private}, ${heldClause(grant, [sides.private])}.`
  }
  return `It depends on ${about}: ${one('public', sides.public)}, ${one('private', sides.private)}.`
}

function heldWord(grant: Grant, scope: Scope): string {
  return grant.scopes?.has(scope) ? 'held' : 'missing'
}

function needsByType(requirement: Requirement, grant: Grant, { uriTypes: named }: CallFacts): string[] {
  const all = [...new Set(Object.values(requirement.uriTypes ?? {}))]
  if (all.length === 0) return []
  if (!named) {
    const cases = all.map(
      (scope) => `${scope} for ${uriTypeWords(uriTypesOf(scope, requirement))} (${heldWord(grant, scope)})`,
    )
    return [`It depends on what you name: ${listed(cases)}.`]
  }
  return all.flatMap((scope) => {
    const types = uriTypesOf(scope, requirement).filter((type: UriType) => named.includes(type))
    return types.length > 0
      ? [`You name ${uriTypeWords(types)}, so it needs ${scope}, ${heldClause(grant, [scope])}.`]
      : []
  })
}

function adds({ fields = {}, rows = [] }: Requirement, grant: Grant): string[] {
  const gained = (scope: string, what: string) =>
    grant.scopes?.has(scope) ? `${scope} adds ${what}.` : `It works without ${scope}, which would add ${what}.`
  return [
    ...Object.entries(fields).map(([scope, names = []]) => gained(scope, listed(names))),
    ...rows.map((scope) => gained(scope, 'rows')),
  ]
}
