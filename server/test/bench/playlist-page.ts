/** What one page of the measurements weighed: 8.9 KB. */
const pageBytes = 8_900
const itemCount = 12

/**
 * A page of playlists as the Web API writes it, of 8.9 KB.
 * @param apiUrl what its links begin with
 */
export function playlistPage(apiUrl: string): Buffer {
  const items = Array.from({ length: itemCount }, (_, index) => playlist(apiUrl, index))
  const href = `${apiUrl}/me/playlists?offset=0&limit=20`
  const page = {
    href,
    limit: 20,
    next: `${apiUrl}/me/playlists?offset=20&limit=20`,
    offset: 0,
    previous: null,
    total: 57,
    items,
  }
  const missing = pageBytes - JSON.stringify(page).length
  for (const item of items) item.description = words(Math.floor(missing / itemCount))
  return Buffer.from(JSON.stringify(page))
}

function playlist(apiUrl: string, index: number) {
  const id = `37i9dQZF1DX4sWSpwq${String(index).padStart(4, '0')}`
  return {
    collaborative: false,
    description: '',
    external_urls: { spotify: `https://open.spotify.com/playlist/${id}` },
    href: `${apiUrl}/playlists/${id}`,
    id,
    images: [{ height: 640, url: `https://i.scdn.co/image/ab67706f00000002${id}`, width: 640 }],
    name: `Playlist ${index}`,
    owner: { display_name: 'Ada', href: `${apiUrl}/users/ada`, id: 'ada', type: 'user', uri: 'spotify:user:ada' },
    primary_color: null,
    public: true,
    snapshot_id: 'AAAAD2mnhIZQvZ3OsLFPzrnTdxcIMVRy',
    tracks: { href: `${apiUrl}/playlists/${id}/tracks`, total: 50 + index },
    type: 'playlist',
    uri: `spotify:playlist:${id}`,
  }
}

const words = (bytes: number) => 'songs for the way home '.repeat(Math.ceil(bytes / 23)).slice(0, bytes)
