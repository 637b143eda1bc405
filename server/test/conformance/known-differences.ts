import type { Settings } from '../../src/simulator/settings.ts'
import type { Difference } from './answer-check.ts'

/** A difference from the description that is right on our side. */
export interface KnownDifference {
  kind: Difference['kind']
  /** As the test prints them; `*` stands for anything. */
  places: readonly string[]
  /** Both where it is not said. */
  mode?: Settings['mode']
  reason: string
}

export const knownDifferences: readonly KnownDifference[] = [
  {
    kind: 'missing',
    mode: 'development',
    places: [
      ...['*.popularity', '*.preview_url', '*.publisher', 'ArtistObject.followers'],
      ...['AlbumObject.label', 'ArtistDiscographyAlbumObject.album_group'],
      ...['country', 'email', 'explicit_content', 'followers', 'product'].map((name) => `PrivateUserObject.${name}`),
    ],
    reason: 'Withdrawn for clients in development mode in February 2026 (previews in 2024).',
  },
  {
    kind: 'missing',
    mode: 'development',
    places: ['SimplifiedPlaylistObject.tracks', 'PlaylistObject.tracks', 'PlaylistTrackObject.track'],
    reason: 'The old names; the description has both, development mode the new ones only.',
  },
  {
    kind: 'missing',
    mode: 'extended',
    places: ['SimplifiedPlaylistObject.items', 'PlaylistObject.items', 'PlaylistTrackObject.item'],
    reason: 'The new names; extended mode kept the old ones.',
  },
  {
    kind: 'missing',
    mode: 'development',
    places: ['PlaylistObject.items'],
    reason: 'What is in a playlist is shown to its owner and collaborators only.',
  },
  {
    kind: 'missing',
    places: ['*.available_markets'],
    reason: 'Withdrawn in development mode; not there where a market is asked for (spotify/web-api#416).',
  },
  {
    kind: 'missing',
    mode: 'extended',
    places: ['TrackObject.is_playable', 'SimplifiedTrackObject.is_playable'],
    reason: 'Only where a market is asked for, in place of the list of markets (spotify/web-api#416).',
  },
  {
    kind: 'undescribed',
    mode: 'extended',
    places: [
      'AlbumObject.is_playable',
      'SimplifiedAlbumObject.is_playable',
      'ArtistDiscographyAlbumObject.is_playable',
    ],
    reason: 'The same of an album; described of tracks alone.',
  },
  {
    kind: 'undescribed',
    mode: 'extended',
    places: [
      ...['PlaylistObject.primary_color', 'SimplifiedPlaylistObject.primary_color'],
      ...['PlaylistTrackObject.primary_color', 'PlaylistTrackObject.video_thumbnail'],
      ...['*TrackObject.track', '*TrackObject.episode', 'EpisodeObject.track', 'EpisodeObject.episode'],
    ],
    reason: 'Sent and never described (apollographql/spotify-showcase#173, spotipy#422).',
  },
  {
    kind: 'undescribed',
    places: ['CurrentlyPlayingContextObject.smart_shuffle'],
    reason: 'Sent and never described (felix-hilden/tekore#320).',
  },
  {
    kind: 'value',
    places: ['PlaylistObject.images', 'SimplifiedPlaylistObject.images'],
    reason: 'null where a playlist has no cover (aome510/spotify-player#401).',
  },
  {
    kind: 'missing',
    places: ['episode as track EpisodeObject.*'],
    reason: 'A client that does not name episodes in `additional_types` gets them as tracks (spotify/web-api#1528).',
  },
  { kind: 'undescribed', places: ['episode as track EpisodeObject.*'], reason: 'The same.' },
  { kind: 'missing', places: ['*.restrictions'], reason: 'Only on what can’t be played, which says why.' },
  {
    kind: 'missing',
    places: ['*.linked_from'],
    reason: 'Only on a track that stands in for another.',
  },
  {
    kind: 'missing',
    places: ['ExternalIdObject.isrc', 'ExternalIdObject.ean', 'ExternalIdObject.upc'],
    reason: 'A track is known by its ISRC, an album by its UPC.',
  },
  {
    kind: 'missing',
    places: ['tracks', 'artists', 'albums', 'playlists', 'audiobooks'].map((name) => `search 200.${name}`),
    reason: 'Only the types that were asked for.',
  },
  {
    kind: 'undescribed',
    places: ['DisallowsObject.disallows'],
    reason: 'Spotify nests what is disallowed one level deeper than described (seen in spotify/web-api#1515).',
  },
  { kind: 'missing', places: ['DisallowsObject.*'], reason: 'The same: they are one level deeper.' },
  {
    kind: 'status',
    places: ['get-the-users-currently-playing-track 204'],
    reason: 'Nothing is playing. Described for the playback state, seen for both (spotify/web-api#1373).',
  },
  {
    kind: 'value',
    places: ['QueueObject.currently_playing as currently_playing'],
    reason: 'Nothing is playing: null, as in the playback state (spotify/web-api#1515).',
  },
  {
    kind: 'missing',
    places: ['CursorPagingPlayHistoryObject.total'],
    reason: 'Described and never sent (JohnnyCrazy/SpotifyAPI-NET#754).',
  },
  {
    kind: 'value',
    places: ['CursorPagingPlayHistoryObject.next', 'CursorObject as cursors'],
    reason: 'Nothing comes after the last page, and an empty page has no cursors (spotify/web-api#1405).',
  },
  {
    kind: 'value',
    places: ['CursorPagingSimplifiedArtistObject.next', 'CursorObject.after'],
    reason: 'Nothing comes after the last page, as in the history of plays.',
  },
  { kind: 'missing', places: ['CursorObject.before'], reason: 'Followed artists are paged forwards only.' },
  {
    kind: 'value',
    places: ['PlaylistTrackObject.item as item', 'PlaylistTrackObject.track as track'],
    reason: 'null where what was in the row is no longer available.',
  },
  {
    kind: 'value',
    places: ['RecommendationSeedObject.href'],
    reason: 'null for a genre, as the description says in words.',
  },
  {
    kind: 'value',
    places: [
      ...['TrackObject.href', 'TrackObject.id'].map((place) => `local ${place}`),
      ...['href', 'id', 'uri'].map((name) => `local SimplifiedArtistObject.${name}`),
      ...['href', 'id', 'uri', 'album_type', 'release_date', 'release_date_precision'].map(
        (name) => `local SimplifiedAlbumObject.${name}`,
      ),
    ],
    reason: 'A file on somebody’s computer has nothing that could be looked up (felix-hilden/tekore#200).',
  },
  {
    kind: 'missing',
    places: [
      ...['local ExternalUrlObject.spotify', 'local ExternalIdObject.*'],
      ...['local SimplifiedAlbumObject.total_tracks', 'local TrackObject.is_playable'],
    ],
    reason: 'The same.',
  },
  {
    kind: 'media type',
    mode: 'development',
    places: ['* 403 text/plain: Check settings on developer.sp'],
    reason: 'An account that is not on the allowlist is refused in plain text.',
  },
  {
    kind: 'missing',
    places: ['*-library* 400.status', '*-library* 400.message'],
    reason: 'Described without the `error` around it, which every other error has.',
  },
  { kind: 'undescribed', places: ['*-library* 400.error'], reason: 'The same.' },
]
