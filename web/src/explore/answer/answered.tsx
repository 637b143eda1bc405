import { Tabs } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { PanelPart } from '../../problems/parts.tsx'
import type { CallAnswer } from '../call-answer.ts'
import { useExplorer, views } from '../explorer.tsx'
import { AnswerFlow } from './answer-flow.tsx'
import { AnswerStatus } from './answer-status.tsx'
import { AnswerView, viewsOf } from './answer-view.tsx'
import { PageLinks } from './page-links.tsx'

/** An answer: its status, and the ways to look at it. */
export default function Answered({ answer, compareView }: { answer: CallAnswer; compareView: ReactNode }) {
  const { view: wanted, setView } = useExplorer()
  // A failure is shown first, whichever view was chosen before.
  const [isFresh, setIsFresh] = useState(answer.problem !== undefined && wanted !== 'compare')
  const available = viewsOf(answer)
  const view = !isFresh && available.includes(wanted) ? wanted : (available[0] ?? 'headers')
  const choose = (chosen: string) => {
    setIsFresh(false)
    setView(available.find((each) => each === chosen) ?? view)
  }
  return (
    <Tabs.Root value={view} onValueChange={choose} className="flex min-h-0 flex-1 flex-col">
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line pb-2">
        <AnswerStatus answer={answer} />
        <Tabs.List aria-label="Ways to view the answer" className="-mx-1 flex flex-wrap">
          {available.map((each) => (
            <Tabs.Trigger
              key={each}
              value={each}
              className="h-7 rounded-control px-2.5 text-small font-[550] text-muted transition-colors hover:text-text data-[state=active]:bg-panel data-[state=active]:text-text data-[state=active]:shadow-[0_0_0_1px_var(--color-strong)]"
            >
              {views[each]}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
      </div>
      {available.map((each) => (
        <Tabs.Content
          key={each}
          value={each}
          className="-m-1 flex max-h-[55dvh] min-h-0 flex-1 flex-col overflow-y-auto p-1 @3xl/call:max-h-none"
        >
          {each === view && (
            <PanelPart>
              <AnswerView answer={answer} view={each} compareView={compareView} />
            </PanelPart>
          )}
        </Tabs.Content>
      ))}
      <PageLinks answer={answer} />
      <AnswerFlow answer={answer} />
    </Tabs.Root>
  )
}
