import type { MapLayout } from './map-layout.ts'
import type { NodeId, Way } from './scope-map.ts'

/** The nodes of the three columns, each from top to bottom. */
export function columnsOf({ scopes, calls, screens }: MapLayout): NodeId[][] {
  const idsOf = (rows: readonly { id: NodeId }[]) => rows.map(({ id }) => id)
  return [scopes.flatMap(({ rows }) => idsOf(rows)), calls.flatMap(({ rows }) => idsOf(rows)), idsOf(screens)]
}

/**
 * The node to which a key leads: up and down within a column; left and right to the nearest node of the next one, among
 * those that are lit where there are any.
 * @returns `undefined` for a key that moves nothing
 */
export function nodeAfter(key: string, from: NodeId, layout: MapLayout, way: Way): NodeId | undefined {
  const columns = columnsOf(layout)
  const at = columns.findIndex((nodes) => nodes.includes(from))
  const own = columns[at]
  if (!own) return undefined
  const index = own.indexOf(from)
  switch (key) {
    case 'ArrowDown':
      return own[index + 1] ?? from
    case 'ArrowUp':
      return own[index - 1] ?? from
    case 'Home':
      return own[0]
    case 'End':
      return own.at(-1)
    case 'ArrowRight':
      return nearest(columns[at + 1] ?? [], from, layout, way) ?? from
    case 'ArrowLeft':
      return nearest(columns[at - 1] ?? [], from, layout, way) ?? from
    default:
      return undefined
  }
}

function nearest(nodes: readonly NodeId[], from: NodeId, { middleOf }: MapLayout, way: Way): NodeId | undefined {
  const lit = new Set<NodeId>([...way.scopes, ...way.calls, ...way.screens])
  const wanted = nodes.some((node) => lit.has(node)) ? nodes.filter((node) => lit.has(node)) : nodes
  const distance = (node: NodeId) => Math.abs(middleOf(node) - middleOf(from))
  return wanted.toSorted((one, other) => distance(one) - distance(other))[0]
}
