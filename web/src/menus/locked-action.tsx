import { AskForScopes } from '../lens/ask-for-scopes.tsx'
import { useGate } from '../lens/gate.ts'
import { Dialog } from '../shared/elements/dialog.tsx'
import { phone, useMedia } from '../shared/use-media.ts'
import type { MenuCall } from './menu-subject.ts'
import { closeMenu } from './opened-menu.ts'

/** What a line of a menu needs before it can act, and the button that asks for it. */
export function LockedAction({ call: { operation, facts, resume, what, promise } }: { call: MenuCall }) {
  const gate = useGate(operation, facts, resume)
  const isPhone = useMedia(phone)
  return (
    <Dialog open as={isPhone ? 'sheet' : 'dialog'} title={`${what} is locked`} onOpenChange={closeMenu}>
      <AskForScopes gate={gate} what={what} promise={promise} />
    </Dialog>
  )
}
