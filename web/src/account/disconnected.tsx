import type { Disconnected } from '@scopedeck/server/contract/disconnect.ts'
import { Check, Minus } from 'lucide-react'
import { Link } from 'react-router'
import { useProvider } from '../session/use-session.ts'
import { buttonClass } from '../shared/elements/button.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { PageHeading } from '../shared/elements/screen.tsx'
import { AppsLink } from './apps-link.tsx'
import { outcomeWords } from './disconnect-words.ts'

/** After it: what is gone, and what is not in this server's power. */
export function DisconnectedPanel({ outcome }: { outcome: Disconnected }) {
  const { isDone, sentence } = outcomeWords(outcome, useProvider())
  return (
    <div className="max-w-[560px]">
      <PageHeading arrived>You are disconnected</PageHeading>
      <ul className="mt-4 flex flex-col gap-2.5">
        <Line isDone>Every session of yours on this server is over.</Line>
        <Line isDone>The tokens in them are deleted.</Line>
        <Line isDone={isDone}>{sentence}</Line>
      </ul>
      <div className="mt-6 flex flex-wrap gap-2">
        <AppsLink appsUrl={outcome.appsUrl} />
        <Link to="/" className={buttonClass('secondary')}>
          To the start
        </Link>
      </div>
    </div>
  )
}

function Line({ isDone, children }: { isDone: boolean; children: string }) {
  return (
    <li className="flex items-start gap-3">
      <Icon of={isDone ? Check : Minus} className={isDone ? 'mt-px text-granted' : 'mt-px text-muted'} />
      <span>{children}</span>
    </li>
  )
}
