import { useEffect } from 'react'
import { commandWords, doneWords } from '../../playback/command-words.ts'
import { useCommand, waitingCommand } from '../../playback/use-command.ts'
import { LinePart } from '../../problems/parts.tsx'
import { Dialog } from '../../shared/elements/dialog.tsx'
import { Loading } from '../../shared/elements/skeleton.tsx'
import { useStore } from '../../shared/external-store.ts'
import { lazyPart } from '../../shared/lazy-part.tsx'
import { useToast } from '../../shared/toaster.tsx'
import { phone, useMedia } from '../../shared/use-media.ts'
import type { AddressedDevice } from './device-choice.tsx'

const DeviceChoice = lazyPart(async () => (await import('./device-choice.tsx')).default)

/** Once in the app: a command that found no active device waits here until a person has chosen one. */
export function DeviceChooser() {
  const giveCommand = useCommand()
  const toast = useToast()
  const isPhone = useMedia(phone)
  const waiting = useStore(waitingCommand)
  useEffect(() => close, [])
  if (!waiting) return null
  const choose = async ({ id, name }: AddressedDevice) => {
    close()
    const { outcome } = await giveCommand(waiting.command, { ...waiting, deviceId: id })
    if (outcome === 'done') toast({ text: `${doneWords(waiting.command)} on ${name}` })
  }
  return (
    <Dialog
      open
      as={isPhone ? 'sheet' : 'dialog'}
      onOpenChange={(open) => !open && close()}
      title="Choose a device"
      description={`No device is active, so Spotify does not know where to send this. Choose one, and ${commandWords[waiting.command.name].promise}.`}
    >
      <LinePart loading={<Loading what="your devices" />}>
        <DeviceChoice onChoose={(device) => void choose(device)} />
      </LinePart>
    </Dialog>
  )
}

function close(): void {
  waitingCommand.set(undefined)
}
