import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { PanelPart } from '../../problems/parts.tsx'
import { useSignedIn } from '../../session/use-session.ts'
import { cx } from '../../shared/cx.ts'
import { Loading } from '../../shared/elements/skeleton.tsx'
import { localStore } from '../../shared/storage.ts'
import type { CallAnswer } from '../call-answer.ts'
import { useExplorer } from '../explorer.tsx'

const storageKey = 'answer-flow'

/** Below an answer: the messages that it took, folded until the person wants them. */
export function AnswerFlow({ answer }: { answer: CallAnswer }) {
  const { RequestFlow } = useExplorer()
  const [isOpen, setIsOpen] = useState(() => localStore().getItem(storageKey) === 'open')
  const isSignedIn = useSignedIn() !== undefined
  const [, requestId] = answer.headers.find(([name]) => name === 'x-request-id') ?? []
  if (!isSignedIn || requestId === undefined) return null
  const toggle = () => {
    localStore().setItem(storageKey, isOpen ? 'folded' : 'open')
    setIsOpen(!isOpen)
  }
  return (
    <section aria-label="Its messages" className="mt-3 -mb-2 border-t border-line pt-1">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={toggle}
        className="-mx-1.5 flex h-8 items-center gap-1 rounded-control px-1.5 text-small font-[550] text-muted hover:text-text"
      >
        <ChevronRight size={14} aria-hidden className={cx('transition-transform', isOpen && 'rotate-90')} />
        Its messages in the flow
      </button>
      {isOpen && (
        <PanelPart resetKey={requestId} loading={<Loading what="the messages" />}>
          <RequestFlow requestId={requestId} />
        </PanelPart>
      )}
    </section>
  )
}
