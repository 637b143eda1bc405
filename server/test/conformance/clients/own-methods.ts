import { jpeg } from '../sample-inputs.ts'
import type { Samples } from '../samples.ts'

type Row = readonly [method: string, status: number, values: readonly unknown[]]

/** Every method of spotify-web-api-node that calls the Web API, in an order in which each can do its work. */
export function ownMethods(samples: Samples): Row[] {
  return [...catalogue(samples), ...discovery(samples), ...playlists(samples), ...library(samples), ...player(samples)]
}

const uriOf = ({ track }: Samples) => `spotify:track:${track[0]}`

function catalogue({ track, album, artist, show, episode, playlists }: Samples): Row[] {
  const list = playlists.get('Trains')?.id
  return [
    ['getTrack', 200, [track[0]]],
    ['getTracks', 200, [track]],
    ['getAlbum', 200, [album[0]]],
    ['getAlbums', 200, [album]],
    ['getArtist', 200, [artist[0]]],
    ['getArtists', 200, [artist]],
    ['search', 200, ['the', ['track', 'artist'], { limit: 5, offset: 1 }]],
    ['searchAlbums', 200, ['the']],
    ['searchArtists', 200, ['the']],
    ['searchTracks', 200, ['the']],
    ['searchPlaylists', 200, ['the']],
    ['searchShows', 200, ['the']],
    ['searchEpisodes', 200, ['the']],
    ['getArtistAlbums', 200, [artist[0], { limit: 5, include_groups: 'album' }]],
    ['getAlbumTracks', 200, [album[0], { limit: 5 }]],
    ['getArtistTopTracks', 200, [artist[0], 'SE']],
    ['getArtistRelatedArtists', 200, [artist[0]]],
    ['getUser', 200, ['ben']],
    ['getMe', 200, []],
    ['getUserPlaylists', 200, ['ben']],
    ['getPlaylist', 200, [list, { fields: 'name,tracks.items(track(name,album(!name,href)))' }]],
    ['getPlaylistTracks', 200, [list, { limit: 100, fields: 'items' }]],
    ['getShow', 200, [show[0]]],
    ['getShows', 200, [show]],
    ['getShowEpisodes', 200, [show[0], { limit: 1 }]],
    ['getEpisode', 200, [episode[0]]],
    ['getEpisodes', 200, [episode]],
  ]
}

function discovery({ track, artist }: Samples): Row[] {
  return [
    ['getAudioFeaturesForTrack', 200, [track[0]]],
    ['getAudioAnalysisForTrack', 200, [track[0]]],
    ['getAudioFeaturesForTracks', 200, [track]],
    ['getRecommendations', 200, [{ seed_artists: artist.slice(0, 2), min_energy: 0.4 }]],
    ['getAvailableGenreSeeds', 200, []],
    ['getNewReleases', 200, [{ limit: 5, country: 'SE' }]],
    ['getFeaturedPlaylists', 200, [{ limit: 2 }]],
    ['getCategories', 200, [{ limit: 2 }]],
    ['getCategory', 200, ['harbour-pop']],
    ['getPlaylistsForCategory', 200, ['harbour-pop', { limit: 2 }]],
  ]
}

function playlists(samples: Samples): Row[] {
  const trains = samples.playlists.get('Trains')
  const [list, uri] = [trains?.id, uriOf(samples)]
  return [
    ['createPlaylist', 201, ['A new one', { public: false, description: 'By a client' }]],
    ['followPlaylist', 200, [list, { public: false }]],
    ['unfollowPlaylist', 200, [list]],
    ['changePlaylistDetails', 200, [list, { name: 'Boats' }]],
    ['uploadCustomPlaylistCoverImage', 202, [list, jpeg]],
    ['addTracksToPlaylist', 201, [list, [uri, uri], { position: 1 }]],
    ['removeTracksFromPlaylist', 200, [list, [{ uri }], { snapshot_id: trains?.snapshotId }]],
    ['replaceTracksInPlaylist', 200, [list, [uri, uri, uri]]],
    ['reorderTracksInPlaylist', 200, [list, 0, 2, { range_length: 1 }]],
    // Removing by position alone was never in the reference of the present Web API.
    ['removeTracksFromPlaylistByPosition', 400, [list, [0], trains?.snapshotId]],
    // An address of before 2018.
    ['areFollowingPlaylist', 404, ['ada', list, ['ada']]],
  ]
}

function library({ track, album, artist, show }: Samples): Row[] {
  return [
    ['addToMySavedTracks', 200, [track]],
    ['getMySavedTracks', 200, [{ limit: 2 }]],
    ['containsMySavedTracks', 200, [track]],
    ['removeFromMySavedTracks', 200, [track]],
    ['addToMySavedAlbums', 200, [album]],
    ['getMySavedAlbums', 200, [{ limit: 2 }]],
    ['containsMySavedAlbums', 200, [album]],
    ['removeFromMySavedAlbums', 200, [album]],
    ['addToMySavedShows', 200, [show]],
    ['getMySavedShows', 200, [{ limit: 2 }]],
    ['containsMySavedShows', 200, [show]],
    ['removeFromMySavedShows', 200, [show]],
    ['getMyTopArtists', 200, [{ time_range: 'long_term' }]],
    ['getMyTopTracks', 200, []],
    ['followUsers', 204, [['ben']]],
    ['isFollowingUsers', 200, [['ben']]],
    ['unfollowUsers', 204, [['ben']]],
    ['followArtists', 204, [artist]],
    ['isFollowingArtists', 200, [artist]],
    ['getFollowedArtists', 200, [{ limit: 1 }]],
    ['unfollowArtists', 204, [artist]],
  ]
}

function player(samples: Samples): Row[] {
  const { devices } = samples
  const uri = uriOf(samples)
  return [
    ['getMyRecentlyPlayedTracks', 200, [{ limit: 5 }]],
    ['getMyDevices', 200, []],
    ['transferMyPlayback', 204, [[devices[0]], { play: true }]],
    ['getMyCurrentPlayingTrack', 200, []],
    ['getMyCurrentPlaybackState', 200, [{ market: 'SE' }]],
    ['play', 204, [{ uris: [uri], position_ms: 1000 }]],
    ['addToQueue', 204, [uri]],
    ['seek', 204, [2000]],
    ['setRepeat', 204, ['context']],
    ['setShuffle', 204, [true]],
    ['setVolume', 204, [50]],
    ['skipToNext', 204, []],
    ['skipToPrevious', 204, []],
    ['pause', 204, []],
  ]
}
