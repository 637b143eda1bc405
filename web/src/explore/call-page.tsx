import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import { AnswerCard } from './answer-card.tsx'
import { CallProvider } from './call-context.tsx'
import { CallForm } from './call-form.tsx'
import { CallHeader, CompareButton } from './call-header.tsx'
import { CallHistory } from './call-history.tsx'
import { SendButton } from './send-button.tsx'

/** One call: its form beside its answer where there is room, below one another where there is not. */
export function CallPage({ id }: { id: OperationId }) {
  return (
    <CallProvider key={id} id={id}>
      <div className="flex flex-col gap-5 px-4 pt-3 pb-6 md:px-6 md:pt-6 @3xl/call:h-full @3xl/call:min-h-150">
        <CallHeader />
        <div className="grid min-h-0 grid-cols-[minmax(0,1fr)] gap-5 @3xl/call:flex-1 @3xl/call:grid-cols-2 @3xl/call:grid-rows-[minmax(0,1fr)]">
          <div className="contents @3xl/call:block @3xl/call:overflow-y-auto">
            <CallForm />
            <div className="order-last">
              <CallHistory />
            </div>
          </div>
          <AnswerCard />
        </div>
      </div>
      <NarrowFoot />
    </CallProvider>
  )
}

/** Where the thumb is. */
function NarrowFoot() {
  return (
    <div
      data-foot
      className="pointer-events-none sticky bottom-0 z-10 flex gap-2 bg-linear-to-t from-canvas from-[calc(100%-20px)] to-transparent px-4 pt-5 pb-3 *:pointer-events-auto md:from-panel md:px-6 @4xl/main:hidden"
    >
      <SendButton className="flex-1" />
      <CompareButton />
    </div>
  )
}
