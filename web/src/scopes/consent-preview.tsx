import { type Scope, scopeCatalogue, scopes } from '@scopedeck/server/contract/scopes.ts'
import { Check, Minus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../shared/elements/button.tsx'
import { Card, CardHeader } from '../shared/elements/card.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import type { SelectionState } from './use-selection.ts'

interface ConsentPreview {
  /** Spotify’s words for what is asked, and for nothing else. */
  can: readonly string[]
  /** What stays closed, nearest to what is asked first. */
  cannot: readonly string[]
}

/** Scopes that open on another way what the first one’s `cannot` says: with one of them it would not be true. */
const openedToo: Partial<Record<Scope, readonly Scope[]>> = {
  'user-read-currently-playing': ['user-read-playback-state'],
  'user-modify-playback-state': ['streaming', 'app-remote-control'],
}

/** What a person will read on the consent page, and what the app still can’t do after a yes. */
export function consentPreview(asked: readonly Scope[]): ConsentPreview {
  const groups = new Set(asked.map((scope) => scopeCatalogue[scope].group))
  const distance = (scope: Scope) =>
    (groups.has(scopeCatalogue[scope].group) ? 0 : 2) + (scopeCatalogue[scope].access === 'write' ? 0 : 1)
  const closed = scopes.filter(
    (scope) => !asked.includes(scope) && !openedToo[scope]?.some((other) => asked.includes(other)),
  )
  return {
    can: asked.map((scope) => scopeCatalogue[scope].consent),
    cannot: closed
      .toSorted((one, other) => distance(one) - distance(other))
      .map((scope) => scopeCatalogue[scope].cannot),
  }
}

const deniedAtFirst = 2

/** What the person will read before a yes or a no: what is asked, in Spotify’s words, and what stays closed. */
export function ConsentPreviewCard({ selection }: { selection: SelectionState }) {
  const [isWhole, setIsWhole] = useState(false)
  const { can, cannot } = consentPreview(selection.scopes)
  const more = cannot.length - deniedAtFirst
  return (
    <Card>
      <CardHeader title="What your user will read" />
      <ul className="flex flex-col gap-2">
        {can.length === 0 && <Line can>Nothing beyond public information.</Line>}
        {can.map((sentence) => (
          <Line key={sentence} can>
            {sentence}
          </Line>
        ))}
        {cannot.slice(0, isWhole ? undefined : deniedAtFirst).map((sentence) => (
          <Line key={sentence}>{sentence}</Line>
        ))}
      </ul>
      {more > 0 && (
        <Button
          tone="quiet"
          size="small"
          className="mt-1.5 ml-5"
          aria-expanded={isWhole}
          onClick={() => setIsWhole(!isWhole)}
        >
          {isWhole ? 'Show fewer' : `${more} more that it can’t`}
        </Button>
      )}
    </Card>
  )
}

function Line({ can = false, children }: { can?: boolean; children: string }) {
  return (
    <li className={can ? 'flex gap-2.5' : 'flex gap-2.5 text-muted'}>
      <Icon of={can ? Check : Minus} className={can ? 'mt-px text-granted' : 'mt-px'} />
      {children}
    </li>
  )
}
