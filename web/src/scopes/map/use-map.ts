import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useKeptText } from '../../shared/use-kept-text.ts'
import { findInMap } from './find-in-map.ts'
import { layOut, type MapLayout } from './map-layout.ts'
import { isBundle, isCall, type NodeId, readNode, type Way, wayOf } from './scope-map.ts'

export interface MapState {
  find: string
  setFind: (find: string) => void
  /** What the search finds; `undefined` where nothing is searched. */
  found: readonly NodeId[] | undefined
  pinned: NodeId | undefined
  /** Pins a node in the address, or takes the pin out. */
  pin: (node: NodeId | undefined) => void
  /** The nodes that are lit with all that belongs to them; none in a quiet map. */
  lit: readonly NodeId[]
  way: Way
  layout: MapLayout
  /** The pointer rests on a node. */
  rest: (node: NodeId) => void
  /** The keyboard is on a node. */
  focus: (node: NodeId) => void
  focused: NodeId | undefined
  /** Pointer or keyboard have left the map. */
  leave: () => void
}

/** How long the pointer rests on a row until it is lit. */
const restMs = 80

/** What is lit: a row that the pointer or the keyboard is on, else what a search finds, else what is pinned in the address. */
export function useMap(): MapState {
  const [search, setSearch] = useSearchParams()
  const pinned = readNode(search.get('at'))
  const [find, setFind] = useKeptText('scopes.map')
  const found = findInMap(find)
  const [pointed, setPointed] = useState<NodeId>()
  const [focused, setFocused] = useState<NodeId>()
  // The node that opened bundles last. Calls and bundles open none, so that the rows do not move under the pointer there.
  const [opener, setOpener] = useState<NodeId>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const point = (node: NodeId) => {
    clearTimeout(timer.current)
    setPointed(node)
    if (!isCall(node) && !isBundle(node)) setOpener(node)
  }
  const lit = pointed ? [pointed] : (found ?? (pinned ? [pinned] : []))
  const openers = opener ? [opener] : (found ?? (pinned ? [pinned] : []))
  const shown = new Set([...wayOf(openers).calls, ...(focused && isCall(focused) ? [focused] : [])])
  return {
    ...{ find, setFind, found, pinned, lit, focused },
    way: wayOf(lit),
    layout: layOut(shown),
    pin: (node) => {
      setOpener(undefined)
      setSearch(addressOf(node), { replace: true, preventScrollReset: true })
    },
    rest: (node) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => point(node), restMs)
    },
    focus: (node) => {
      setFocused(node)
      point(node)
    },
    leave: () => {
      clearTimeout(timer.current)
      setPointed(undefined)
      setOpener(undefined)
    },
  }
}

const addressOf = (node: NodeId | undefined) => (before: URLSearchParams) => {
  const search = new URLSearchParams(before)
  if (node === undefined) search.delete('at')
  else search.set('at', node)
  return search
}
