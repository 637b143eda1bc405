import type { Device, Episode, PlaybackState, Track } from '../web-api.ts'

const named = (type: string, id: string, name: string) => ({
  id,
  name,
  uri: `spotify:${type}:${id}`,
  href: `https://api.example/v1/${type}s/${id}`,
  external_urls: { spotify: `https://open.example/${type}/${id}` },
})
const image = { url: 'https://art.example/1', width: 300, height: 300 }

export function aTrack(id: string, change: Partial<Track> = {}): Track {
  return {
    ...named('track', id, `Track ${id}`),
    type: 'track',
    artists: [
      { ...named('artist', '1', 'Mira Solano'), type: 'artist' },
      { ...named('artist', '2', 'Odd Harbour'), type: 'artist' },
    ],
    album: {
      ...named('album', '1', 'Lanterns'),
      type: 'album',
      album_type: 'album',
      artists: [],
      images: [image],
      release_date: '2020',
      release_date_precision: 'year',
      total_tracks: 1,
    },
    duration_ms: 221_000,
    explicit: false,
    is_local: false,
    disc_number: 1,
    track_number: 1,
    ...change,
  }
}

export function anEpisode(id: string): Episode {
  const show = {
    ...named('show', '1', 'Slow Radio'),
    type: 'show' as const,
    description: '',
    explicit: false,
    images: [image],
  }
  return {
    ...named('episode', id, `Episode ${id}`),
    type: 'episode',
    description: '',
    duration_ms: 1_800_000,
    explicit: false,
    images: [],
    release_date: '2026-01-01',
    release_date_precision: 'day',
    show: { ...show, total_episodes: 3 },
  }
}

export function aDevice(change: Partial<Device> = {}): Device {
  return {
    id: 'speaker',
    name: 'Study speaker',
    type: 'Speaker',
    is_active: true,
    is_private_session: false,
    is_restricted: false,
    volume_percent: 40,
    supports_volume: true,
    ...change,
  }
}

export function aPlayback(change: Partial<PlaybackState> = {}): PlaybackState {
  return {
    timestamp: 0,
    progress_ms: 84_000,
    is_playing: true,
    item: aTrack('1'),
    currently_playing_type: 'track',
    context: null,
    actions: { disallows: {} },
    device: aDevice(),
    repeat_state: 'off',
    shuffle_state: false,
    ...change,
  }
}
