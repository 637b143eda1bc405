import { useState } from 'react'
import { lazyPart } from '../lazy-part.tsx'
import { NotOpened, Part } from '../part.tsx'
import type { DialogProps } from './dialog-box.tsx'
import { OnDemand } from './on-demand.tsx'

const DialogBox = lazyPart(async () => (await import('./dialog-box.tsx')).default)

/** A modal dialog. Its code is loaded when it first opens. A dialog that can’t open is closed again, and a toast says why. */
export function Dialog(props: DialogProps) {
  const { trigger, open = false, onOpenChange } = props
  const [wasOpen, setWasOpen] = useState(open)
  if (open && !wasOpen) setWasOpen(true)
  if (!trigger)
    return (
      wasOpen && (
        <Part
          resetKey={open}
          failed={({ problem }) => <NotOpened problem={problem} onTold={() => onOpenChange?.(false)} />}
        >
          <DialogBox {...props} />
        </Part>
      )
    )
  return (
    <OnDemand trigger={trigger} popup="dialog" load={DialogBox.load} onOpen={() => onOpenChange?.(true)}>
      <DialogBox defaultOpen {...props} />
    </OnDemand>
  )
}

/** A dialog along the right edge; on a phone it comes from below. */
export function Sheet(props: Omit<DialogProps, 'as'>) {
  return <Dialog {...props} as="sheet" />
}
