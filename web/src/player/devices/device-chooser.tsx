import { useQuery, useQueryClient } from '@tanstack/react-query'
import { commandWords, doneWords } from '../../playback/command-words.ts'
import { waitingCommandQuery } from '../../playback/send-command.ts'
import { useSteer } from '../../playback/use-command.ts'
import { Dialog } from '../../shared/elements/dialog.tsx'
import { useToast } from '../../shared/toaster.tsx'
import { phone, useMedia } from '../../shared/use-media.ts'
import { type AddressedDevice, DeviceChoice } from './device-choice.tsx'

/** Once in the app: a command that found no device waits here for one, then completes. */
export function DeviceChooser() {
  const client = useQueryClient()
  const steer = useSteer()
  const toast = useToast()
  const isPhone = useMedia(phone)
  const { data: waiting } = useQuery(waitingCommandQuery)
  if (!waiting) return null
  const close = () => client.setQueryData(waitingCommandQuery.queryKey, null)
  const choose = async ({ id, name }: AddressedDevice) => {
    close()
    const { outcome } = await steer(waiting.command, { ...waiting, deviceId: id })
    if (outcome === 'done') toast({ text: `${doneWords(waiting.command)} on ${name}` })
  }
  return (
    <Dialog
      open
      as={isPhone ? 'sheet' : 'dialog'}
      onOpenChange={(open) => !open && close()}
      title="Choose a device"
      description={`Nothing is playing anywhere, so Spotify does not know where to send it. Choose, and ${commandWords[waiting.command.name].promise}.`}
    >
      <DeviceChoice onChoose={(device) => void choose(device)} />
    </Dialog>
  )
}
