import {
  type OperationGroup,
  type OperationId,
  operation,
  operationGroups,
} from '@scopedeck/server/contract/operations.ts'
import { namedScopes, type Requirement } from '@scopedeck/server/contract/requirements.ts'
import { isScope, type Scope, type ScopeGroup, scopeGroups, scopes } from '@scopedeck/server/contract/scopes.ts'
import { callsOf, type ScreenPath, scopesFor, screenPaths } from '@scopedeck/server/contract/screens.ts'
import { liveOperations } from '../least-set.ts'
import { scopesOf } from '../selection.ts'

/** How a call stands on a scope; each is drawn as another line. */
export type LineStyle = 'needed' | 'one-of' | 'by-visibility' | 'by-uri-type' | 'adds'

/** The calls of one group that only read, or those that change something: one row of the map until it is opened. */
export type BundleId = `${OperationGroup}:${'read' | 'change'}`

/** Anything that can be lit: a scope, a call, a bundle of calls, or a screen. */
export type NodeId = Scope | OperationId | BundleId | ScreenPath

export interface Bundle {
  id: BundleId
  calls: readonly OperationId[]
}

export interface ScopeLine {
  scope: Scope
  call: OperationId
  style: LineStyle
}

export interface ScreenLine {
  call: OperationId
  screen: ScreenPath
}

/** The line between a scope and a call whose requirement names it. */
export function styleOf(scope: Scope, { all, any, visibility, uriTypes }: Requirement): LineStyle {
  if (all?.includes(scope)) return 'needed'
  if (any?.includes(scope)) return 'one-of'
  if (visibility && Object.values(visibility).includes(scope)) return 'by-visibility'
  if (uriTypes && Object.values(uriTypes).includes(scope)) return 'by-uri-type'
  return 'adds'
}

export const scopeLines: readonly ScopeLine[] = liveOperations.flatMap((call) => {
  const { requirement } = operation(call)
  return namedScopes(requirement).map((scope) => ({ scope, call, style: styleOf(scope, requirement) }))
})

export const screenLines: readonly ScreenLine[] = screenPaths.flatMap((screen) =>
  callsOf(screen).map((call) => ({ call, screen })),
)

/** The line styles that the map has, in the order of its legend. */
export const usedStyles: readonly LineStyle[] = [...new Set(scopeLines.map(({ style }) => style))]

const bundleOf = (call: OperationId): BundleId => {
  const { group, method } = operation(call)
  return `${group}:${method === 'GET' ? 'read' : 'change'}`
}

/** By group, those that only read first. */
export const bundles: readonly Bundle[] = (Object.keys(operationGroups) as OperationGroup[])
  .flatMap((group): BundleId[] => [`${group}:read`, `${group}:change`])
  .map((id) => ({ id, calls: liveOperations.filter((call) => bundleOf(call) === id) }))
  .filter(({ calls }) => calls.length > 0)

export const groupOfBundle = (id: BundleId): OperationGroup => {
  const groups = Object.keys(operationGroups) as OperationGroup[]
  return groups.find((group) => id.startsWith(`${group}:`)) ?? 'search'
}

export const isCall = (node: NodeId): node is OperationId => liveOperations.some((id) => id === node)
export const isScreen = (node: NodeId): node is ScreenPath => screenPaths.some((path) => path === node)
export const isBundle = (node: NodeId): node is BundleId => bundles.some(({ id }) => id === node)

/** The node that an address names; a call that Spotify has removed is not on the map. */
export function readNode(text: string | null): NodeId | undefined {
  if (isScope(text)) return text
  return [...liveOperations, ...bundles.map(({ id }) => id), ...screenPaths].find((id) => id === text)
}

/** What lights up together. */
export interface Way {
  scopes: ReadonlySet<Scope>
  calls: ReadonlySet<OperationId>
  screens: ReadonlySet<ScreenPath>
  scopeLines: readonly ScopeLine[]
  screenLines: readonly ScreenLine[]
}

/** What belongs to some nodes: what unlocks them, and what they unlock. */
export function wayOf(nodes: readonly NodeId[]): Way {
  const ways = nodes.map(wayOfOne)
  const lines = unique(ways.flatMap((way) => way.scopeLines))
  const toScreens = unique(ways.flatMap((way) => way.screenLines))
  return {
    scopes: new Set([...lines.map(({ scope }) => scope), ...nodes.filter(isScope)]),
    calls: new Set([
      ...[...lines, ...toScreens].map(({ call }) => call),
      ...nodes.flatMap((node) => (isBundle(node) ? callsIn(node) : isCall(node) ? [node] : [])),
    ]),
    screens: new Set([...toScreens.map(({ screen }) => screen), ...nodes.filter(isScreen)]),
    scopeLines: lines,
    screenLines: toScreens,
  }
}

type Lines = Pick<Way, 'scopeLines' | 'screenLines'>

function wayOfOne(node: NodeId): Lines {
  if (isScope(node)) return wayOfScope(node)
  if (isScreen(node)) return wayOfScreen(node)
  const calls = isBundle(node) ? callsIn(node) : [node]
  return {
    scopeLines: scopeLines.filter(({ call }) => calls.some((id) => id === call)),
    screenLines: screenLines.filter(({ call }) => calls.some((id) => id === call)),
  }
}

/** A screen that makes the call for things of another kind does not stand on the scope, so no line leads there. */
function wayOfScope(scope: Scope): Lines {
  return {
    scopeLines: scopeLines.filter((line) => line.scope === scope),
    screenLines: screenLines.filter(({ call, screen }) => scopesFor(screen, call).includes(scope)),
  }
}

function wayOfScreen(screen: ScreenPath): Lines {
  return {
    scopeLines: scopeLines.filter(({ call, scope }) => scopesFor(screen, call).includes(scope)),
    screenLines: screenLines.filter((line) => line.screen === screen),
  }
}

export const callsIn = (id: BundleId): readonly OperationId[] => bundles.find((bundle) => bundle.id === id)?.calls ?? []

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}

export interface ScopeSection {
  title: string
  scopes: readonly Scope[]
}

export const scopeSections: readonly ScopeSection[] = (Object.keys(scopeGroups) as ScopeGroup[]).map((group) => ({
  title: scopeGroups[group],
  scopes: scopesOf(group),
}))

export const scopeCount = scopes.length
export const callCount = liveOperations.length
export const screenCount = screenPaths.length
