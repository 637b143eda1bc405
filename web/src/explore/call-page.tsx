import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import type { CSSProperties } from 'react'
import { LinePart, PanelPart } from '../problems/parts.tsx'
import { lazyPart } from '../shared/lazy-part.tsx'
import { AnswerCard } from './answer/answer-card.tsx'
import { useAnswerWidth } from './answer/use-answer-width.ts'
import { CompareButton } from './compare/compare-button.tsx'
import { useAccountRecords } from './explorer.tsx'
import { CallProvider } from './form/call-context.tsx'
import { CallForm } from './form/call-form.tsx'
import { CallHeader } from './form/call-header.tsx'
import { SendButton } from './form/send-button.tsx'

const CompareView = lazyPart(async () => (await import('./compare/compare-view.tsx')).default)
const AnswerEdge = lazyPart(async () => (await import('./answer/answer-edge.tsx')).default)
const SampleCard = lazyPart(async () => (await import('./samples/sample-card.tsx')).default)
const CallHistory = lazyPart(async () => (await import('./answer/call-history.tsx')).default)

/** One call: its form beside its answer, or above it where there is no room. */
export default function CallPage({ id }: { id: OperationId }) {
  const [percent, setPercent] = useAnswerWidth()
  const { history } = useAccountRecords()
  return (
    <CallProvider key={id} id={id}>
      <div
        className="grid grid-cols-[minmax(0,1fr)] gap-5 px-4 pt-3 pb-6 md:px-6 md:pt-6 @3xl/call:grid-cols-[minmax(0,1fr)_minmax(0,var(--answer))] @3xl/call:grid-rows-[auto_auto_auto_1fr]"
        style={{ '--answer': `${percent}%` } as CSSProperties}
      >
        <CallHeader>
          <CompareButton />
          <SendButton />
        </CallHeader>
        <PanelPart>
          <CallForm />
        </PanelPart>
        {/* As high as the pane, and in sight while the person scrolls a long form. In a low window nothing sticks. */}
        <div className="relative flex min-w-0 flex-col gap-4 desk:@3xl/call:sticky desk:@3xl/call:top-6 @3xl/call:col-start-2 @3xl/call:row-span-4 @3xl/call:row-start-1 @3xl/call:h-110 @3xl/call:self-start desk:@3xl/call:h-[calc(100cqh-3rem)] desk:@3xl/call:min-h-110">
          <LinePart>
            <AnswerEdge percent={percent} onChange={setPercent} />
          </LinePart>
          <div className="hidden justify-end gap-2 @3xl/call:flex">
            <CompareButton />
            <SendButton />
          </div>
          <AnswerCard compareView={<CompareView />} />
        </div>
        <PanelPart>
          <SampleCard />
        </PanelPart>
        {history.length > 0 && (
          <PanelPart>
            <CallHistory />
          </PanelPart>
        )}
      </div>
      <NarrowFoot />
    </CallProvider>
  )
}

/** The buttons at the lower edge of a narrow screen, within reach of the thumb. */
function NarrowFoot() {
  return (
    <div
      data-sticks="bottom"
      className="pointer-events-none sticky bottom-0 z-10 flex gap-2 bg-linear-to-t from-canvas from-[calc(100%-20px)] to-transparent px-4 pt-5 pb-3 *:pointer-events-auto md:px-6 low:static @4xl/main:hidden desk:from-panel"
    >
      <SendButton className="flex-1" />
      <CompareButton />
    </div>
  )
}
