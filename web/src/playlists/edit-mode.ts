import type { Visibility } from '@scopedeck/server/contract/requirements.ts'
import { useSearchParams } from 'react-router'
import type { Playlist } from '../shared/read-playlist.ts'

/** Which side of the scopes a playlist is on. A collaborative playlist counts as private. */
export const visibilityOf = ({ isPublic, isCollaborative }: Playlist): Visibility =>
  isPublic === true && !isCollaborative ? 'public' : 'private'

/** Whether Spotify lets this account change the rows: its own playlists, and those that others share with it. */
export const mayEdit = ({ ownerId, isCollaborative }: Playlist, accountId: string | undefined): boolean =>
  isCollaborative || (ownerId !== undefined && ownerId === accountId)

/** Whether a playlist is being edited. It is in the address, so that Back leaves it and a consent page returns to it. */
export function useEditMode(): { isOn: boolean; set: (isOn: boolean) => void } {
  const [search, setSearch] = useSearchParams()
  const set = (isOn: boolean) =>
    setSearch(
      (before) => {
        if (isOn) before.set('edit', '1')
        else before.delete('edit')
        return before
      },
      { preventScrollReset: true },
    )
  return { isOn: search.has('edit'), set }
}
