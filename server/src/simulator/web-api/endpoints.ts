import type { OperationId } from '../../../contract/operations.ts'
import { audioEndpoints } from './audio.ts'
import { browseEndpoints } from './browse.ts'
import type { Endpoint } from './call.ts'
import { catalogueEndpoints } from './catalogue.ts'
import { discoveryEndpoints } from './discovery.ts'
import { libraryEndpoints } from './library.ts'
import { meEndpoints } from './me.ts'
import { oldLibraryEndpoints } from './old-library.ts'
import { playerEndpoints } from './player.ts'
import { playerCommandEndpoints } from './player-commands.ts'
import { playlistItemEndpoints } from './playlist-items.ts'
import { playlistEndpoints } from './playlists.ts'
import { savedEndpoints } from './saved.ts'
import { searchEndpoints } from './search.ts'
import { userEndpoints } from './users.ts'

/** How each operation of the catalogue answers: the compiler sees to it that none is missing. */
export const endpoints: Record<OperationId, Endpoint> = {
  ...meEndpoints,
  ...playerEndpoints,
  ...playerCommandEndpoints,
  ...playlistEndpoints,
  ...playlistItemEndpoints,
  ...libraryEndpoints,
  ...savedEndpoints,
  ...searchEndpoints,
  ...catalogueEndpoints,
  ...oldLibraryEndpoints,
  ...userEndpoints,
  ...browseEndpoints,
  ...discoveryEndpoints,
  ...audioEndpoints,
}
