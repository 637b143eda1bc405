import { planAccounts } from './accounts.ts'
import { createCatalogue } from './catalogue.ts'
import type { Track } from './entities.ts'
import { neighbours, spotify } from './person.ts'
import { planPlaylists } from './playlists.ts'
import type { PlannedPlaying, PlaylistPlan, WorldPlan } from './world-plan.ts'

/** The invented world of a number: the same on every machine. */
export function createSeededPlan(seed: number): WorldPlan {
  const catalogue = createCatalogue(seed)
  const playlists = planPlaylists(seed, catalogue)
  // Ada is in the middle of a song, Ben at the beginning of an album; the others are silent.
  const playing = { ada: midPlaylist(playlists[0]), ben: albumStart(catalogue.wellKnown[1]) }
  const accounts = planAccounts(seed, catalogue, playing)
  return { source: { seed }, seed, catalogue, playlists, accounts, people: [...neighbours, spotify] }
}

function midPlaylist(playlist: PlaylistPlan | undefined): PlannedPlaying | undefined {
  const items = playlist?.entries
    .map(({ item }) => item)
    .filter((item) => item?.kind === 'track' || item?.kind === 'episode')
  return playlist && items && { items, positionMs: 84_000, contextUri: `spotify:playlist:${playlist.id}` }
}

function albumStart(track: Track | undefined): PlannedPlaying | undefined {
  return track && { items: track.album.tracks, positionMs: 21_000, contextUri: `spotify:album:${track.album.id}` }
}
