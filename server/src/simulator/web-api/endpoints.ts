import { albumEndpoints } from './albums.ts'
import { artistEndpoints } from './artists.ts'
import { audiobookEndpoints } from './audiobooks.ts'
import type { Endpoints } from './call.ts'
import { followingEndpoints } from './following.ts'
import { libraryEndpoints } from './library.ts'
import { meEndpoints } from './me.ts'
import { playerEndpoints } from './player.ts'
import { playerCommandEndpoints } from './player-commands.ts'
import { playlistImageEndpoints } from './playlist-images.ts'
import { playlistItemEndpoints } from './playlist-items.ts'
import { playlistEndpoints } from './playlists.ts'
import { recentlyPlayedEndpoints } from './recently-played.ts'
import { savedEndpoints } from './saved.ts'
import { searchEndpoints } from './search.ts'
import { showEndpoints } from './shows.ts'
import { trackEndpoints } from './tracks.ts'

/** Every operation that is simulated. */
export const endpoints: Endpoints = {
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
}
