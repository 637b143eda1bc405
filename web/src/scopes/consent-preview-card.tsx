import { Check, Minus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../shared/elements/button.tsx'
import { Card, CardHeader } from '../shared/elements/card.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { consentPreview } from './request-summary.ts'
import type { SelectionState } from './use-selection.ts'

const deniedAtFirst = 2

/** What the user will read on the consent page, in Spotify’s words, and what the app still can’t do. */
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
          {isWhole ? 'Show fewer' : `${more} more things it can’t do`}
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
