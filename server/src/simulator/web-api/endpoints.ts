import type { OperationId } from '../../../contract/operations.ts'
import { albumEndpoints } from './albums.ts'
import { artistEndpoints } from './artists.ts'
import { audioEndpoints } from './audio.ts'
import { audiobookEndpoints } from './audiobooks.ts'
import { browseEndpoints } from './browse.ts'
import type { Endpoint } from './call.ts'
import { discoveryEndpoints } from './discovery.ts'
import { followingEndpoints } from './following.ts'
import { libraryEndpoints } from './library.ts'
import { meEndpoints } from './me.ts'
import { oldLibraryEndpoints } from './old-library.ts'
import { playerEndpoints } from './player.ts'
import { playerCommandEndpoints } from './player-commands.ts'
import { playlistImageEndpoints } from './playlist-images.ts'
import { playlistItemEndpoints } from './playlist-items.ts'
import { playlistEndpoints } from './playlists.ts'
import { recentlyPlayedEndpoints } from './recently-played.ts'
import { savedEndpoints } from './saved.ts'
import { searchEndpoints } from './search.ts'
import { severalEndpoints } from './several.ts'
import { showEndpoints } from './shows.ts'
import { trackEndpoints } from './tracks.ts'
import { userEndpoints } from './users.ts'

/** How each operation of the catalogue answers: the compiler sees to it that none is missing. */
export const endpoints: Record<OperationId, Endpoint> = {
  ...meEndpoints,
  ...playerEndpoints,
  ...playerCommandEndpoints,
  ...recentlyPlayedEndpoints,
  ...playlistEndpoints,
  ...playlistItemEndpoints,
  ...playlistImageEndpoints,
  ...libraryEndpoints,
  ...savedEndpoints,
  ...followingEndpoints,
  ...searchEndpoints,
  ...trackEndpoints,
  ...albumEndpoints,
  ...artistEndpoints,
  ...showEndpoints,
  ...audiobookEndpoints,
  ...severalEndpoints,
  ...oldLibraryEndpoints,
  ...userEndpoints,
  ...browseEndpoints,
  ...discoveryEndpoints,
  ...audioEndpoints,
}
