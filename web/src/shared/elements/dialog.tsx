import { lazy, Suspense, useState } from 'react'
import type { DialogProps } from './dialog-box.tsx'
import { OnDemand } from './on-demand.tsx'

const loadBox = () => import('./dialog-box.tsx')
const DialogBox = lazy(loadBox)

/** A modal dialog. Its code is loaded when it first opens. */
export function Dialog(props: DialogProps) {
  const { trigger, open = false, onOpenChange } = props
  const [wasOpen, setWasOpen] = useState(open)
  if (open && !wasOpen) setWasOpen(true)
  if (!trigger)
    return (
      wasOpen && (
        <Suspense fallback={null}>
          <DialogBox {...props} />
        </Suspense>
      )
    )
  return (
    <OnDemand trigger={trigger} popup="dialog" load={loadBox} onOpen={() => onOpenChange?.(true)}>
      <DialogBox defaultOpen {...props} />
    </OnDemand>
  )
}

/** A dialog along the right edge; on a phone it comes from below. */
export function Sheet(props: Omit<DialogProps, 'as'>) {
  return <Dialog {...props} as="sheet" />
}
