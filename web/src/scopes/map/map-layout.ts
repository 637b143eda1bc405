import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { type ScreenPath, screenPaths } from '@scopedeck/server/contract/screens.ts'
import { bundleSections } from './bundle-words.ts'
import { type BundleId, bundles, type NodeId, scopeSections } from './scope-map.ts'

/** Heights of rows and headings, in pixels. They are fixed, so that the lines need no measuring. */
export const rowHeight = 24
const headingHeight = 26
/** A screen has two lines, and a gap to the next. */
export const screenRowHeight = 44
const screenHeight = 60

interface PlacedRow<Id extends NodeId> {
  id: Id
  /** Pixels from the top of the map to the top of the row. */
  top: number
}

export interface PlacedSection<Id extends NodeId> {
  title: string
  top: number
  rows: readonly PlacedRow<Id>[]
}

export interface MapLayout {
  scopes: readonly PlacedSection<Scope>[]
  /** Bundles, each followed by those of its calls that are shown. */
  calls: readonly PlacedSection<BundleId | OperationId>[]
  screens: readonly PlacedRow<ScreenPath>[]
  height: number
  /** The middle of each row. A call that is not shown is where its bundle is. */
  middleOf: (node: NodeId) => number
}

/** @param shown the calls that have rows of their own */
export function layOut(shown: ReadonlySet<OperationId>): MapLayout {
  const scopes = stack(scopeSections.map(({ title, scopes }) => ({ title, ids: scopes })))
  const calls = stack<BundleId | OperationId>(
    bundleSections.map(({ title, bundles }) => ({
      title,
      ids: bundles.flatMap(({ id, calls }) => [id, ...calls.filter((call) => shown.has(call))]),
    })),
  )
  const screens = screenPaths.map((id, index) => ({ id, top: headingHeight + index * screenHeight }))
  const heights = [...[...scopes, ...calls].map(bottomOf), headingHeight + screens.length * screenHeight]
  return { scopes, calls, screens, height: Math.max(...heights), middleOf: middlesOf(scopes, calls, screens) }
}

interface Section<Id> {
  title: string
  ids: readonly Id[]
}

function stack<Id extends NodeId>(sections: readonly Section<Id>[]): PlacedSection<Id>[] {
  let next = 0
  return sections.map(({ title, ids }) => {
    const top = next
    next += headingHeight + ids.length * rowHeight
    return { title, top, rows: ids.map((id, index) => ({ id, top: top + headingHeight + index * rowHeight })) }
  })
}

const bottomOf = ({ top, rows }: PlacedSection<NodeId>) => top + headingHeight + rows.length * rowHeight

function middlesOf(
  scopes: MapLayout['scopes'],
  calls: MapLayout['calls'],
  screens: MapLayout['screens'],
): MapLayout['middleOf'] {
  const low = [...scopes, ...calls].flatMap(({ rows }): readonly PlacedRow<NodeId>[] => rows)
  const middles = new Map<NodeId, number>([
    ...low.map(({ id, top }) => [id, top + rowHeight / 2] as const),
    ...screens.map(({ id, top }) => [id, top + screenRowHeight / 2] as const),
  ])
  const bundleOf = new Map(bundles.flatMap(({ id, calls }) => calls.map((call) => [call as NodeId, id] as const)))
  return (node) => middles.get(node) ?? middles.get(bundleOf.get(node) ?? node) ?? 0
}
