import { anEpisode, aTrack } from './playback.ts'
import { aPage } from './playlists.ts'

// The things of the catalogue as Spotify answers them one by one, in development mode.

const named = (type: string, id: string, name: string) => ({
  id,
  name,
  type,
  uri: `spotify:${type}:${id}`,
  external_urls: { spotify: `https://open.example/${type}/${id}` },
  images: [{ url: 'https://art.example/1', width: 300, height: 300 }],
})

export const anAlbumSong = (id: string) => {
  const { album: _, ...track } = aTrack(id)
  return { ...track, disc_number: 1, track_number: 1 }
}

export const anAlbum = () => ({
  ...named('album', '1', 'Lanterns'),
  album_type: 'album',
  artists: [named('artist', '1', 'Mira Solano')],
  release_date: '2024-01-10',
  total_tracks: 3,
  tracks: aPage(['1', '2', '3'].map(anAlbumSong)),
})

export const anArtist = () => ({ ...named('artist', '1', 'Mira Solano'), genres: ['ambient', 'folk'] })

/** With how far one has come, as the scope gives it. */
export const anEpisodeBegun = (id: string) => ({
  ...anEpisode(id),
  description: 'Two chairs and a map.',
  resume_point: { fully_played: false, resume_position_ms: 90_000 },
})

export const aShow = () => ({
  ...named('show', '1', 'Slow Radio'),
  publisher: 'Night Desk',
  description: 'One question a week.',
  total_episodes: 3,
  episodes: aPage(['1', '2', '3'].map(anEpisodeBegun)),
})

const aChapter = (id: string) => ({
  ...named('episode', id, `Chapter ${id}`),
  duration_ms: 1_200_000,
  resume_point: { fully_played: true, resume_position_ms: 0 },
})

export const anAudiobook = () => ({
  ...named('audiobook', '1', 'A Winter Without Clocks'),
  authors: [{ name: 'Teodor Pellerin' }],
  narrators: [{ name: 'Juno Park' }],
  edition: 'Unabridged',
  description: 'A novel of letters.',
  total_chapters: 3,
  chapters: aPage(['1', '2', '3'].map(aChapter)),
})
