import { operation } from '@scopedeck/server/contract/operations.ts'
import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { scopeCatalogue, scopes } from '@scopedeck/server/contract/scopes.ts'
import { type ScreenPath, scopesFor, screenPaths } from '@scopedeck/server/contract/screens.ts'
import { Link } from 'react-router'
import { roleOf } from '../../lens/scope-role.ts'
import { screenLink } from '../unlocks.ts'
import type { SelectionState } from '../use-selection.ts'
import { isCall, type ScopeLine, scopeLines, wayOf } from './scope-map.ts'
import { type ScopeFacts, StateMark } from './scope-state.tsx'
import type { MapState } from './use-map.ts'

interface MapTableProps {
  map: MapState
  selection: SelectionState
  factsOf: (scope: Scope) => ScopeFacts
}

/** The same as the picture, for phones and screen readers: one row for each scope and call, with the screens that make it. */
export function MapTable({ map: { found }, selection, factsOf }: MapTableProps) {
  const { scopes: wanted, calls } = wayOf(found ?? [...scopes])
  const shown = scopes.filter((scope) => wanted.has(scope))
  const linesOf = (scope: Scope) =>
    scopeLines.filter((line) => line.scope === scope && (!found || found.includes(scope) || calls.has(line.call)))
  const free = found?.filter((node) => isCall(node)).filter((id) => !scopeLines.some(({ call }) => call === id)) ?? []
  return (
    <table className="w-full text-small">
      <caption className="sr-only">Scopes, the calls that they unlock, and the screens that make those calls</caption>
      <thead className="text-left text-muted max-md:sr-only">
        <tr>
          <th scope="col" className="py-1.5 pr-3 font-normal">
            Scope
          </th>
          <th scope="col" className="py-1.5 pr-3 font-normal">
            Call
          </th>
          <th scope="col" className="py-1.5 font-normal">
            Screens here
          </th>
        </tr>
      </thead>
      {shown.map((scope) => (
        <ScopeRows key={scope} scope={scope} lines={linesOf(scope)} search={selection.search} facts={factsOf(scope)} />
      ))}
      {free.length > 0 && (
        <tbody>
          {free.map((id) => (
            <tr key={id} className="border-t border-line">
              <td className="py-2 pr-3 text-muted">no scope</td>
              <td className="py-2 pr-3">
                <CallLink id={id} />
              </td>
              <td />
            </tr>
          ))}
        </tbody>
      )}
    </table>
  )
}

interface ScopeRowsProps {
  scope: Scope
  lines: readonly ScopeLine[]
  facts: ScopeFacts
  search: string
}

function ScopeRows({ scope, lines, facts, search }: ScopeRowsProps) {
  return (
    <tbody className="max-md:block max-md:border-t max-md:border-strong max-md:py-2">
      <tr className="md:border-t md:border-strong max-md:block">
        <th scope="rowgroup" colSpan={3} className="py-2 text-left font-normal max-md:block">
          <span className="flex items-start gap-2">
            <StateMark state={facts.state} />
            <span>
              <Link to={`/scopes${search}#${scope}`} className="font-mono wrap-anywhere text-text hover:underline">
                {scope}
              </Link>
              <span className="block text-muted">
                {scopeCatalogue[scope].sentence}
                {lines.length === 0 && '. No call uses it.'}
              </span>
            </span>
          </span>
        </th>
      </tr>
      {lines.map(({ call }) => (
        <tr key={call} className="align-top max-md:block max-md:py-1.5">
          <td className="w-0 max-md:hidden" />
          <td className="py-1 pr-3 max-md:block max-md:py-0 max-md:pl-6">
            <CallLink id={call} />
            <span className="block text-muted">{roleOf(scope, operation(call).requirement)?.words}</span>
          </td>
          <td className="py-1 max-md:block max-md:py-0 max-md:pl-6">
            <Screens paths={screenPaths.filter((path) => scopesFor(path, call).includes(scope))} />
          </td>
        </tr>
      ))}
    </tbody>
  )
}

function CallLink({ id }: { id: ScopeLine['call'] }) {
  const { method, path } = operation(id)
  return (
    <Link to={`/explore/${id}`} className="font-mono wrap-anywhere hover:underline">
      <span className="text-conditional">{method}</span> {path}
    </Link>
  )
}

function Screens({ paths }: { paths: readonly ScreenPath[] }) {
  if (paths.length === 0) return <span className="text-faint max-md:hidden">none</span>
  return paths.map((path, index) => {
    const { name, to } = screenLink(path)
    return (
      <span key={path}>
        {index > 0 && ', '}
        {to ? (
          <Link to={to} className="underline underline-offset-2 hover:text-accent">
            {name}
          </Link>
        ) : (
          name
        )}
      </span>
    )
  })
}
