import type { Page, Playlist, PlaylistItem, SimplifiedPlaylist } from '../web-api.ts'
import { anEpisode, aTrack } from './playback.ts'

export function aPlaylist(id: string, change: Partial<SimplifiedPlaylist> = {}): SimplifiedPlaylist {
  return {
    id,
    name: `Playlist ${id}`,
    uri: `spotify:playlist:${id}`,
    href: `https://api.example/v1/playlists/${id}`,
    external_urls: { spotify: `https://open.example/playlist/${id}` },
    type: 'playlist',
    collaborative: false,
    description: 'For the train',
    images: [{ url: 'https://art.example/1', width: 300, height: 300 }],
    owner: {
      id: 'ada',
      display_name: 'Ada',
      type: 'user',
      uri: 'spotify:user:ada',
      href: 'https://api.example/v1/users/ada',
      external_urls: { spotify: 'https://open.example/user/ada' },
    },
    public: true,
    snapshot_id: 'snapshot',
    items: { href: `https://api.example/v1/playlists/${id}/items`, total: 3 },
    ...change,
  }
}

export function aPlaylistItem(id: string, change: Partial<PlaylistItem> = {}): PlaylistItem {
  return { added_at: '2026-03-12T08:00:00Z', added_by: null, is_local: false, item: aTrack(id), ...change }
}

/** One page of a list, which is all of it. */
export function aPage<Item>(items: Item[], change: Partial<Page<Item>> = {}): Page<Item> {
  const href = 'https://api.example/v1/list?offset=0&limit=50'
  return { href, items, limit: 50, next: null, offset: 0, previous: null, total: items.length, ...change }
}

/** A playlist as an answer of its own, with a song, an episode and a song that is gone. */
export function aWholePlaylist(id: string): Playlist {
  const { items: _items, tracks: _tracks, ...playlist } = aPlaylist(id)
  const items = [aPlaylistItem('1'), aPlaylistItem('2', { item: anEpisode('2') }), aPlaylistItem('3', { item: null })]
  return { ...playlist, items: aPage(items) }
}
