import { ResumableSaving } from '../catalogue/resumable-saving.tsx'
import { ResumableCommands } from '../playback/resumable-commands.tsx'

/** Once in the app: completes commands and saving after a consent. A file of its own, because few visits come from a consent. */
export function ResumableActions() {
  return (
    <>
      <ResumableCommands />
      <ResumableSaving />
    </>
  )
}
