import { type OperationId, operation } from '@scopedeck/server/contract/operations.ts'
import { type Scope, scopeRow } from '@scopedeck/server/contract/scopes.ts'
import { type ScreenPath, screenRow } from '@scopedeck/server/contract/screens.ts'
import { counted } from '@scopedeck/server/contract/words.ts'
import type { ReactNode } from 'react'
import { cx } from '../../shared/cx.ts'
import { bundleWords } from './bundle-words.ts'
import { type PlacedSection, rowHeight, screenRowHeight } from './map-layout.ts'
import { MapNode } from './map-node.tsx'
import { type BundleId, callsIn, isBundle, type NodeId, wayOf } from './scope-map.ts'
import { type ScopeFacts, StateMark } from './scope-state.tsx'
import type { MapState } from './use-map.ts'

interface ColumnProps {
  map: MapState
  tabStop: NodeId
}

/** The scopes by group, each with its state in the grant. */
export function ScopeColumn({ map, tabStop, factsOf, search }: ColumnProps & PickerLink) {
  return (
    <Sections name="Scopes" sections={map.layout.scopes}>
      {({ id, top }) => (
        <MapNode
          key={id}
          {...{ id, map, top, name: id }}
          height={rowHeight}
          isLit={map.way.scopes.has(id)}
          isTabStop={id === tabStop}
          to={`/scopes${search}#${id}`}
          ends={['right']}
        >
          <ScopeWords scope={id} facts={factsOf(id)} />
        </MapNode>
      )}
    </Sections>
  )
}

interface PickerLink {
  factsOf: (scope: Scope) => ScopeFacts
  /** The search of the picker’s address. */
  search: string
}

function ScopeWords({ scope, facts: { state, uses } }: { scope: Scope; facts: ScopeFacts }) {
  return (
    <>
      <StateMark state={state} />
      <span className="min-w-0 truncate font-mono text-small">{scope}</span>
      {scopeRow(scope).sdkOnly && <span className="ml-auto shrink-0 text-small text-faint">SDK only</span>}
      <span className="sr-only">
        {waysOf(scope)}
        {uses > 0 && `, used ${counted(uses, 'time')}`}
      </span>
    </>
  )
}

/** `5 calls, 4 screens` */
function waysOf(node: NodeId): string {
  const { calls, screens } = wayOf([node])
  return `${counted(calls.size, 'call')}, ${counted(screens.size, 'screen')}`
}

/** The calls: a row for each bundle, and below it those of its calls that are lit. */
export function CallColumn({ map, tabStop }: ColumnProps) {
  return (
    <Sections name="Calls" sections={map.layout.calls}>
      {({ id, top }) => {
        const shared = { id, map, top, height: rowHeight, isTabStop: id === tabStop, ends: ['left', 'right'] } as const
        return isBundle(id) ? (
          <MapNode
            key={id}
            {...shared}
            name={bundleWords(id)}
            isLit={callsIn(id).some((call) => map.way.calls.has(call))}
          >
            <BundleWords id={id} />
          </MapNode>
        ) : (
          <MapNode key={id} {...shared} name={operation(id).title} isLit={map.way.calls.has(id)} to={`/explore/${id}`}>
            <CallWords id={id} />
          </MapNode>
        )
      }}
    </Sections>
  )
}

function BundleWords({ id }: { id: BundleId }) {
  const { scopes } = wayOf([id])
  return (
    <>
      <span className="min-w-0 truncate">{bundleWords(id)}</span>
      {scopes.size === 0 && <span className="shrink-0 text-small text-faint">no scope</span>}
      <span className="ml-auto shrink-0 pr-1 font-mono text-small">
        {callsIn(id).length}
        <span className="sr-only"> calls</span>
      </span>
    </>
  )
}

function CallWords({ id }: { id: OperationId }) {
  const { method, path, title } = operation(id)
  return (
    <>
      <span className="w-13 shrink-0 pl-2 font-mono text-small font-semibold text-conditional">{method}</span>
      <span className="min-w-0 truncate font-mono text-small" title={`${title}: ${method} ${path}`}>
        {path.replaceAll(/\{\w+\}/g, '{id}')}
      </span>
      <span className="sr-only">{title}</span>
    </>
  )
}

/** The screens of this app that make the calls. */
export function ScreenColumn({ map, tabStop }: ColumnProps) {
  return (
    <ul aria-label="Screens">
      {map.layout.screens.map(({ id, top }) => (
        <MapNode
          key={id}
          {...{ id, map, top, name: screenRow(id).name }}
          height={screenRowHeight}
          isLit={map.way.screens.has(id)}
          isTabStop={id === tabStop}
          to={id.includes(':') ? undefined : id}
          ends={['left']}
        >
          <ScreenWords path={id} isLit={map.way.screens.has(id)} />
        </MapNode>
      ))}
    </ul>
  )
}

function ScreenWords({ path, isLit }: { path: ScreenPath; isLit: boolean }) {
  return (
    <span className="min-w-0">
      <span className={cx('block truncate font-[550]', isLit && 'text-text')}>{screenRow(path).name}</span>
      <span className="block truncate font-mono text-small">{path}</span>
      <span className="sr-only">{waysOfScreen(path)}</span>
    </span>
  )
}

function waysOfScreen(path: ScreenPath): string {
  const { scopes, calls } = wayOf([path])
  return `${counted(scopes.size, 'scope')}, ${counted(calls.size, 'call')}`
}

interface SectionsProps<Id extends NodeId> {
  name: string
  sections: readonly PlacedSection<Id>[]
  children: (row: { id: Id; top: number }) => ReactNode
}

function Sections<Id extends NodeId>({ name, sections, children }: SectionsProps<Id>) {
  return sections.map(({ title, top, rows }) => (
    <div key={title}>
      <h3 className="absolute px-2 text-small leading-6.5 text-text" style={{ top }}>
        {title}
      </h3>
      <ul aria-label={`${name}: ${title}`}>{rows.map(children)}</ul>
    </div>
  ))
}
