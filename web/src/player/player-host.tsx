import { ResumableCommands } from '../playback/resumable-commands.tsx'
import { usePlaybackFeed } from '../playback/use-feed.ts'
import { ResumableSaving } from './controls/use-save.ts'
import { DeviceChooser } from './devices/device-chooser.tsx'
import { usePlaybackNews } from './use-playback-news.ts'

/** What the player does whichever screen is open, bar or no bar: once in the app, for whoever is signed in. */
export function PlayerHost() {
  usePlaybackFeed()
  usePlaybackNews()
  return (
    <>
      <ResumableCommands />
      <ResumableSaving />
      <DeviceChooser />
    </>
  )
}
