import { Check, type LucideIcon, Minus, Plus } from 'lucide-react'
import { useGrant, useSignedIn } from '../session/use-session.ts'
import { cx } from '../shared/cx.ts'
import { Card, CardHeader } from '../shared/elements/card.tsx'
import { useScopeUse } from '../shared/scope-use.tsx'
import { type ComparedScope, compareGrant } from './request-summary.ts'
import type { SelectionState } from './use-selection.ts'

/** A table of three columns: requested now, granted already, used by the calls of this visit. */
export default function GrantComparisonCard({ selection: { scopes } }: { selection: SelectionState }) {
  const session = useSignedIn()
  const rows = compareGrant(scopes, useGrant().granted, useScopeUse())
  const used = rows.filter(({ calls }) => calls > 0).length
  return (
    <Card>
      <CardHeader title="Requested, granted, used" />
      {rows.length > 0 && (
        <table className="w-full table-fixed text-small">
          <thead className="text-muted">
            <tr>
              <th scope="col" className="pb-1.5 text-left font-normal">
                Scope
              </th>
              <Count name="asked" figure={scopes.length} />
              <Count name="granted" figure={session?.grantedScopes.length} />
              <Count name="used" figure={session && used} />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ComparisonRow key={row.scope} row={row} />
            ))}
          </tbody>
        </table>
      )}
      <p className="mt-2 text-small text-muted">{words(session !== undefined, rows.length)}</p>
    </Card>
  )
}

function words(isSignedIn: boolean, rows: number): string {
  if (!isSignedIn) return 'Nobody is signed in, so nothing is granted or used.'
  if (rows === 0) return 'Nothing is asked for or granted: calls that need no scope still work.'
  return '“Used” counts calls since this page was opened. Where any of several scopes would have done, each one counts.'
}

function Count({ name, figure }: { name: string; figure: number | undefined }) {
  return (
    <th scope="col" className="w-13 pb-1.5 text-right font-normal">
      {name} <span className="block font-mono font-semibold text-text">{figure ?? '–'}</span>
    </th>
  )
}

function ComparisonRow({ row: { scope, requested, granted, calls } }: { row: ComparedScope }) {
  return (
    <tr className="border-t border-line align-middle">
      <th scope="row" className="py-1 text-left font-mono font-normal">
        {scope}
      </th>
      <MarkCell holds={requested} word="asked" isNew={!granted} />
      <MarkCell holds={granted} word="granted" />
      <td className="py-1 text-right font-mono">
        {calls > 0 ? calls.toLocaleString('en') : <Shape of={Minus} word="not used" />}
      </td>
    </tr>
  )
}

function MarkCell({ holds, word, isNew = false }: { holds: boolean; word: string; isNew?: boolean }) {
  return (
    <td className="py-1">
      {!holds && <Shape of={Minus} word={`not ${word}`} />}
      {holds && isNew && <Shape of={Plus} word={`${word}, new`} className="text-missing" />}
      {holds && !isNew && <Shape of={Check} word={word} className="text-granted" />}
    </td>
  )
}

function Shape({ of: Drawing, word, className = 'text-faint' }: { of: LucideIcon; word: string; className?: string }) {
  return (
    <span className={cx('flex justify-end', className)}>
      <Drawing size={16} strokeWidth={2} aria-hidden />
      <span className="sr-only">{word}</span>
    </span>
  )
}
