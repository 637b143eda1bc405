import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useStore } from '../shared/external-store.ts'
import { flowStore, followFlow } from './flow-store.ts'
import { Sequence } from './sequence.tsx'
import { StepDetail } from './step-detail.tsx'

interface RequestFlowProps {
  /** The `X-Request-Id` of an answer. */
  requestId: string
}

/** Pixels for the names of the lanes and up to three arrows. */
const heightOf = (arrows: number) => 52 + Math.min(3, arrows) * 47

/** The arrows of one request of this page: from the browser to the BFF, and what the BFF asked because of it. */
export default function RequestFlow({ requestId }: RequestFlowProps) {
  useEffect(followFlow, [])
  const { steps, connection } = useStore(flowStore)
  const [selectedId, select] = useState<string>()
  const own = steps.filter((step) => step.requestId === requestId)
  const selected = own.find(({ id }) => id === selectedId)
  if (own.length === 0)
    return (
      <p className="py-2 text-small text-muted">
        {connection === 'live'
          ? 'The record has no message of this call: it was answered without one, or is too old.'
          : 'The messages are on their way.'}
      </p>
    )
  return (
    <div className="pb-2">
      <div
        className="flex flex-col [--ground:var(--color-sunken)]"
        style={{ height: selected ? 320 : heightOf(own.length) }}
      >
        <Sequence
          steps={own}
          selectedId={selectedId}
          onSelect={select}
          isLive
          detail={selected && <StepDetail step={selected} />}
        />
      </div>
      <p className="mt-1 text-small">
        <Link
          to={`/flow?step=${encodeURIComponent(own[0]?.id ?? '')}`}
          className="text-muted underline hover:text-text"
        >
          In the whole flow
        </Link>
      </p>
    </div>
  )
}
