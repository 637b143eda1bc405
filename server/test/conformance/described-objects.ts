/** One object of the Web API: what it is called in Spotify's description, where to find one, and its members by mode. */
export interface ObjectRow {
  schema: string
  /** What to call, with the id of a sample in place of `{track}`. */
  path: string
  /** The way from the answer to the object. */
  at?: string
  /** In both modes, whether a market is asked for or not. */
  always: string
  /** Lost in development mode (2024, 2026). */
  extended?: string
  /** The new names of 2026. */
  development?: string
  /** In extended mode without a market, and with one in its place. */
  unplaced?: string
  placed?: string
  /** Described, and not there without a reason of its own: what can't be played, what stands for something else. */
  absent?: string
  /** Sent and not described; reasons are in `known-differences.ts`. */
  undescribed?: string
}

const linked = 'external_urls href id type uri'
const spoken = `${linked} description explicit html_description images languages name`
const music = `${linked} name`
const track = `${music} artists disc_number duration_ms explicit is_local track_number`
const album = `${music} album_type artists images release_date release_date_precision total_tracks`
const part = `${spoken} audio_preview_url duration_ms is_playable release_date release_date_precision resume_point`
const episode = `${part} is_externally_hosted language`
const show = `${spoken} copyrights is_externally_hosted media_type total_episodes`
const audiobook = `${spoken} authors copyrights edition media_type narrators total_chapters`
const playlist = `${linked} collaborative description images name owner public snapshot_id`
const inMarket = { unplaced: 'available_markets', placed: 'is_playable' }
const ofAlbum = { ...inMarket, absent: 'restrictions', undescribed: 'is_playable' }
const ofShow = { extended: 'available_markets publisher' }
const renamed = { development: 'items', extended: 'tracks primary_color', undescribed: 'primary_color' }
const person = `${linked} display_name images`
const playing = 'actions context currently_playing_type is_playing item progress_ms timestamp'

/** Development mode has `is_playable` of a track whether a market is asked for or not. */
const ofTrack = { ...inMarket, development: 'is_playable', absent: 'linked_from restrictions' }

export const objectRows: readonly ObjectRow[] = [
  {
    schema: 'ArtistObject',
    path: '/artists/{artist}',
    always: `${music} genres images`,
    extended: 'followers popularity',
  },
  { schema: 'SimplifiedArtistObject', path: '/tracks/{track}', at: 'artists.0', always: music },
  {
    schema: 'AlbumObject',
    path: '/albums/{album}',
    always: `${album} copyrights external_ids genres tracks`,
    extended: 'label popularity',
    ...ofAlbum,
  },
  { schema: 'SimplifiedAlbumObject', path: '/tracks/{track}', at: 'album', always: album, ...ofAlbum },
  {
    schema: 'ArtistDiscographyAlbumObject',
    path: '/artists/{artist}/albums',
    at: 'items.0',
    always: album,
    extended: 'album_group',
    ...ofAlbum,
  },
  {
    schema: 'TrackObject',
    path: '/tracks/{track}',
    always: `${track} album external_ids`,
    extended: 'popularity preview_url',
    ...ofTrack,
  },
  {
    schema: 'SimplifiedTrackObject',
    path: '/albums/{album}/tracks',
    at: 'items.0',
    always: track,
    extended: 'preview_url',
    ...ofTrack,
  },
  { schema: 'ShowObject', path: '/shows/{show}', always: `${show} episodes`, ...ofShow },
  { schema: 'SimplifiedShowObject', path: '/me/shows', at: 'items.0.show', always: show, ...ofShow },
  { schema: 'EpisodeObject', path: '/episodes/{episode}', always: `${episode} show`, absent: 'restrictions' },
  {
    schema: 'SimplifiedEpisodeObject',
    path: '/shows/{show}/episodes',
    at: 'items.0',
    always: episode,
    absent: 'restrictions',
  },
  { schema: 'AudiobookObject', path: '/audiobooks/{audiobook}', always: `${audiobook} chapters`, ...ofShow },
  { schema: 'SimplifiedAudiobookObject', path: '/chapters/{chapter}', at: 'audiobook', always: audiobook, ...ofShow },
  {
    schema: 'ChapterObject',
    path: '/chapters/{chapter}',
    always: `${part} audiobook chapter_number`,
    extended: 'available_markets',
    absent: 'restrictions',
  },
  {
    schema: 'SimplifiedChapterObject',
    path: '/audiobooks/{audiobook}/chapters',
    at: 'items.0',
    always: `${part} chapter_number`,
    extended: 'available_markets',
    absent: 'restrictions',
  },
  { schema: 'PlaylistObject', path: '/playlists/{playlist}', always: `${playlist} followers`, ...renamed },
  { schema: 'SimplifiedPlaylistObject', path: '/me/playlists', at: 'items.0', always: playlist, ...renamed },
  {
    schema: 'PlaylistTrackObject',
    path: '/playlists/{playlist}/{contents}',
    at: 'items.0',
    always: 'added_at added_by is_local',
    development: 'item',
    extended: 'track primary_color video_thumbnail',
    undescribed: 'primary_color video_thumbnail',
  },
  { schema: 'PlaylistOwnerObject', path: '/me/playlists', at: 'items.0.owner', always: `${linked} display_name` },
  {
    schema: 'PrivateUserObject',
    path: '/me',
    always: `${person} account_id`,
    extended: 'country email explicit_content followers product',
  },
  {
    schema: 'CurrentlyPlayingContextObject',
    path: '/me/player',
    always: `${playing} device repeat_state shuffle_state smart_shuffle`,
    undescribed: 'smart_shuffle',
  },
  { schema: 'CurrentlyPlayingObject', path: '/me/player/currently-playing', always: playing },
  {
    schema: 'DeviceObject',
    path: '/me/player',
    at: 'device',
    always: 'id is_active is_private_session is_restricted name supports_volume type volume_percent',
  },
  { schema: 'QueueObject', path: '/me/player/queue', always: 'currently_playing queue' },
  { schema: 'PlayHistoryObject', path: '/me/player/recently-played', at: 'items.0', always: 'context played_at track' },
  { schema: 'SavedTrackObject', path: '/me/tracks', at: 'items.0', always: 'added_at track' },
  { schema: 'SavedAlbumObject', path: '/me/albums', at: 'items.0', always: 'added_at album' },
  { schema: 'SavedEpisodeObject', path: '/me/episodes', at: 'items.0', always: 'added_at episode' },
  { schema: 'SavedShowObject', path: '/me/shows', at: 'items.0', always: 'added_at show' },
  { schema: 'SavedAudiobookObject', path: '/me/audiobooks', at: 'items.0', always: 'added_at audiobook' },
  { schema: 'ImageObject', path: '/albums/{album}', at: 'images.0', always: 'height url width' },
  {
    schema: 'CursorPagingPlayHistoryObject',
    path: '/me/player/recently-played',
    always: 'cursors href items limit next',
    absent: 'total',
  },
  {
    schema: 'CursorPagingSimplifiedArtistObject',
    path: '/me/following?type=artist',
    at: 'artists',
    always: 'cursors href items limit next total',
  },
]
