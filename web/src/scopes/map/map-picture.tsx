import { type KeyboardEvent, useRef } from 'react'
import type { SelectionState } from '../use-selection.ts'
import { CallColumn, ScopeColumn, ScreenColumn } from './map-columns.tsx'
import { type Curve, MapCurves } from './map-curves.tsx'
import { columnsOf, nodeAfter } from './move-in-map.ts'
import { callCount, type NodeId, scopeCount, scopeLines, screenCount, screenLines } from './scope-map.ts'
import type { ScopeFacts } from './scope-state.tsx'
import type { MapState } from './use-map.ts'

interface MapPictureProps {
  map: MapState
  selection: SelectionState
  factsOf: (scope: SelectionState['scopes'][number]) => ScopeFacts
}

const columns =
  'grid grid-cols-[minmax(14.5rem,18rem)_minmax(3rem,1fr)_minmax(14.5rem,19rem)_minmax(3rem,1fr)_minmax(8rem,11rem)]'

/** Scopes, calls and screens in three columns, with thin lines between them. One tab stop: arrow keys move inside. */
export function MapPicture({ map, selection, factsOf }: MapPictureProps) {
  const box = useRef<HTMLDivElement>(null)
  const { layout, way } = map
  const nodes = columnsOf(layout).flat()
  const tabStop = [map.focused, map.pinned].find((node) => node && nodes.includes(node)) ?? 'playlist-read-private'
  const onKeyDown = (event: KeyboardEvent) => pressKey(event, map, box.current)
  const isDimmed = map.lit.length > 0
  return (
    <div className="min-h-0 flex-1 overflow-auto" data-pane>
      <div className="sticky top-0 z-10 bg-panel" data-sticks="top">
        <div className={`${columns} border-b border-line pb-1.5 text-small text-muted`}>
          <ColumnName name="Scopes" count={scopeCount} />
          <ColumnName name="Calls" count={callCount} className="col-start-3" />
          <ColumnName name="Screens" count={screenCount} className="col-start-5" />
        </div>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its rows are the controls; it tells when pointer or focus leave them all. */}
      <div
        ref={box}
        className={`${columns} py-1`}
        onKeyDown={onKeyDown}
        onPointerLeave={map.leave}
        onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && map.leave()}
      >
        <div className="relative">
          <ScopeColumn {...{ map, tabStop, factsOf }} search={selection.search} />
        </div>
        <MapCurves height={layout.height} isDimmed={isDimmed} curves={curvesToCalls(map)} />
        <div className="relative">
          <CallColumn {...{ map, tabStop }} />
        </div>
        <MapCurves height={layout.height} isDimmed={isDimmed} curves={curvesToScreens(map)} />
        <div className="relative">
          <ScreenColumn {...{ map, tabStop }} />
        </div>
      </div>
      <p className="sr-only" role="status">
        {way.calls.size > 0 && map.pinned !== undefined && `${map.pinned} is kept lit`}
      </p>
    </div>
  )
}

function ColumnName({ name, count, className = '' }: { name: string; count: number; className?: string }) {
  return (
    <h2 className={`px-2 font-normal ${className}`}>
      {name} <span className="font-mono">{count}</span>
    </h2>
  )
}

/** Lines of one bundle lie beside each other, 1.5 px apart, so that their number shows. */
const spread = (index: number, count: number) => (index - (count - 1) / 2) * Math.min(1.5, 12 / count)

function curvesToCalls({ layout: { middleOf }, way }: MapState): Curve[] {
  const lit = new Set(way.scopeLines)
  return scopeLines.map((line) => {
    const { scope, call, style } = line
    const own = scopeLines.filter((other) => other.scope === scope)
    const to = scopeLines.filter((other) => middleOf(other.call) === middleOf(call))
    return {
      key: `${scope} ${call}`,
      from: middleOf(scope) + spread(own.indexOf(line), own.length) / 2,
      to: middleOf(call) + spread(to.indexOf(line), to.length),
      style,
      isLit: lit.has(line),
    }
  })
}

function curvesToScreens({ layout: { middleOf }, way }: MapState): Curve[] {
  const lit = new Set(way.screenLines)
  return screenLines.map((line) => {
    const { call, screen } = line
    const from = screenLines.filter((other) => middleOf(other.call) === middleOf(call))
    const to = screenLines.filter((other) => other.screen === screen)
    return {
      key: `${call} ${screen}`,
      from: middleOf(call) + spread(from.indexOf(line), from.length),
      to: middleOf(screen) + spread(to.indexOf(line), to.length) / 2,
      style: 'needed',
      isLit: lit.has(line),
    }
  })
}

function pressKey(event: KeyboardEvent, map: MapState, box: HTMLElement | null): void {
  const { focused, pinned } = map
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !focused) return
  const next = nodeAfter(event.key, focused, map.layout, map.way)
  if (event.key === 'Escape' && pinned) map.pin(undefined)
  else if (event.key === ' ') map.pin(pinned === focused ? undefined : focused)
  else if (next !== undefined) focusNode(box, next)
  else return
  event.preventDefault()
  event.stopPropagation()
}

export function focusNode(box: ParentNode | null, node: NodeId): void {
  box?.querySelector<HTMLElement>(`[data-node="${node}"]`)?.focus()
}
