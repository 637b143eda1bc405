import { operation } from '@scopedeck/server/contract/operations.ts'
import { isScope, type Scope } from '@scopedeck/server/contract/scopes.ts'
import { screenRow } from '@scopedeck/server/contract/screens.ts'
import { counted } from '@scopedeck/server/contract/words.ts'
import { edge } from '../../shared/elements/screen.tsx'
import { bundleWords } from './bundle-words.ts'
import { foundWords } from './find-in-map.ts'
import { dashes } from './map-curves.tsx'
import { isBundle, isScreen, type LineStyle, type NodeId, usedStyles } from './scope-map.ts'
import { type ScopeFacts, StateMark, scopeStates } from './scope-state.tsx'
import type { MapState } from './use-map.ts'

interface MapFootProps {
  map: MapState
  factsOf: (scope: Scope) => ScopeFacts
}

/** What is lit, in words, and what lines and shapes mean. */
export function MapFoot({ map, factsOf }: MapFootProps) {
  const states = (['used', 'granted', 'asked', 'not-asked'] as const).map((state) => (
    <span key={state} className="flex items-center gap-1.5">
      <StateMark state={state} isSpoken={false} />
      {scopeStates[state].word}
    </span>
  ))
  return (
    <section
      aria-label="What is lit"
      className={`${edge} flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1.5 border-t border-line py-2 text-small text-muted`}
    >
      <LitWords map={map} factsOf={factsOf} />
      <div className="ml-auto flex flex-wrap items-center gap-x-4 gap-y-1.5">
        {usedStyles.map((style) => (
          <span key={style} className="hidden items-center gap-1.5 @3xl/main:flex">
            <LineSample style={style} />
            {styleWords[style]}
          </span>
        ))}
        {states}
      </div>
    </section>
  )
}

const styleWords: Record<LineStyle, string> = {
  needed: 'needed',
  'one-of': 'one of several',
  'by-visibility': 'by visibility',
  'by-uri-type': 'by URI type',
  adds: 'adds',
}

function LineSample({ style }: { style: LineStyle }) {
  return (
    <svg aria-hidden width="28" height="4" className="stroke-muted">
      <path
        d="M0 2H28"
        strokeWidth={1.5}
        strokeDasharray={dashes[style]}
        strokeLinecap={style === 'by-uri-type' ? 'round' : 'butt'}
      />
    </svg>
  )
}

function LitWords({ map: { lit, found, way }, factsOf }: MapFootProps) {
  const [node] = lit
  if (node === undefined) return null
  if (lit === found) return <span>{foundWords(found)}</span>
  const { state, uses } = isScope(node) ? factsOf(node) : { state: undefined, uses: 0 }
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span className="inline-flex min-w-0 items-center gap-1.5 rounded-panel bg-accent/14 px-2.5 py-0.5 font-mono text-text">
        {state && <StateMark state={state} isSpoken={false} />}
        <span className="truncate">{nameOf(node)}</span>
      </span>
      <span className="text-text">
        {[
          !isScope(node) && counted(way.scopes.size, 'scope'),
          (isScope(node) || isScreen(node) || isBundle(node)) && counted(way.calls.size, 'call'),
          !isScreen(node) && counted(way.screens.size, 'screen'),
          uses > 0 && `used ${counted(uses, 'time')}`,
        ]
          .filter(Boolean)
          .join(', ')}
      </span>
    </span>
  )
}

function nameOf(node: NodeId): string {
  if (isScope(node)) return node
  if (isScreen(node)) return screenRow(node).name
  return isBundle(node) ? bundleWords(node) : `${operation(node).method} ${operation(node).path}`
}
