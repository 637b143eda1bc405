import type { OperationId } from '../../../contract/operations.ts'
import type { Input } from './caller.ts'
import type { Samples } from './samples.ts'

/** One sensible way to call an operation. */
export interface SampleCall extends Input {
  /** Which of the account's playlists stands in the path; `Slow mornings` unless said. */
  playlist?: string
  /** What stands for `{id}`; the first sample of the kind unless said. */
  id?: string
  /** ada unless said. */
  as?: 'ada' | 'cleo'
}

type Calls = (samples: Samples) => SampleCall[]

const page = { limit: 10, offset: 5 }
const market = 'SE'
const list = (ids: readonly string[]) => ids.join(',')
const uris = (type: string, ids: readonly string[]) => ids.map((id) => `spotify:${type}:${id}`)
const plain: Calls = () => [{}]
const inMarket: Calls = () => [{ query: { market } }]
const paged: Calls = () => [{}, { query: page }]
const pagedInMarket: Calls = () => [{}, { query: { ...page, market } }]
const onDevice =
  (query: Record<string, string | number> = {}): Calls =>
  ({ devices: [device = ''] }) => [{ query: { ...query, device_id: device } }]
const several =
  (kind: 'track' | 'album' | 'artist' | 'show' | 'episode' | 'audiobook' | 'chapter', query = {}): Calls =>
  (samples) => [{ query: { ids: list(samples[kind]), ...query } }]
const written =
  (kind: 'track' | 'album' | 'show' | 'episode', query = {}): Calls =>
  (samples) => [{ query: { ids: list(samples[kind]), ...query } }, { body: { ids: samples[kind] } }]
const playing: Calls = () => [{}, { query: { market, additional_types: 'track,episode' } }, { as: 'cleo' }]
const library: Calls = ({ track, album, show }) => [
  { query: { uris: [...uris('track', track), ...uris('album', album), ...uris('show', show)].join() } },
]
const newPlaylist: Calls = () => [
  { body: { name: 'Made by a test' } },
  { body: { name: 'Made by a test', public: false, collaborative: true, description: 'Anybody may add.' } },
]
/** Everything there is may be chosen too, and then nothing is missing. */
const wholePage = 'href,items,limit,next,offset,previous,total'
const wholePlaylist =
  'collaborative,description,external_urls,followers,href,id,images,name,owner,public,snapshot_id,items,tracks,type,uri'
/** The long playlist has everything in it: a local file, an episode, and a row that is no longer available. */
const rows = (most: number): Calls => {
  return () => [
    ...[0, 100, 470, 1000].map((offset) => ({ playlist: 'Everything, Ever', query: { limit: most, offset } })),
    { query: { market, additional_types: 'track,episode', limit: 1, fields: wholePage } },
  ]
}
const addRows: Calls = ({ track }) => [
  { body: { uris: uris('track', track), position: 0 } },
  { query: { uris: list(uris('track', track)), position: 1 } },
]
const updateRows: Calls = ({ track, playlists }) => [
  {
    body: {
      range_start: 1,
      insert_before: 3,
      range_length: 2,
      snapshot_id: playlists.get('Slow mornings')?.snapshotId,
    },
  },
  { playlist: 'One song', body: { uris: uris('track', track) } },
  { playlist: 'One song', query: { uris: list(uris('track', track)) } },
]
const removeRows =
  (member: 'items' | 'tracks'): Calls =>
  ({ track, playlists }) => [
    {
      body: {
        [member]: uris('track', track).map((uri) => ({ uri })),
        snapshot_id: playlists.get('Slow mornings')?.snapshotId,
      },
    },
  ]
const features = ['acousticness', 'danceability', 'duration_ms', 'energy', 'instrumentalness', 'key', 'liveness']
const moreFeatures = ['loudness', 'mode', 'popularity', 'speechiness', 'tempo', 'time_signature', 'valence']
const tuned = [...features, ...moreFeatures].flatMap((feature) => [
  [`min_${feature}`, 0],
  [`target_${feature}`, 1],
  [`max_${feature}`, 1],
])
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]).toString('base64')

/** Every operation, with all that its description says may be sent. In an order in which each can do its work. */
export const calls: Record<OperationId, Calls> = {
  'get-information-about-the-users-current-playback': playing,
  'get-the-users-currently-playing-track': playing,
  'get-a-users-available-devices': plain,
  'transfer-a-users-playback': ({ devices: [device] }) => [{ body: { device_ids: [device], play: true } }],
  'start-a-users-playback': ({ devices: [device = ''], album: [album], track }) => [
    { body: { uris: uris('track', track) } },
    {
      query: { device_id: device },
      body: { context_uri: `spotify:album:${album}`, offset: { position: 0 }, position_ms: 1000 },
    },
  ],
  'pause-a-users-playback': onDevice(),
  'skip-users-playback-to-next-track': onDevice(),
  'skip-users-playback-to-previous-track': onDevice(),
  'seek-to-position-in-currently-playing-track': onDevice({ position_ms: 25_000 }),
  'set-repeat-mode-on-users-playback': onDevice({ state: 'context' }),
  'set-volume-for-users-playback': onDevice({ volume_percent: 50 }),
  'toggle-shuffle-for-users-playback': onDevice({ state: 'true' }),
  'get-recently-played': () => [
    {},
    { query: { limit: 10, after: 1_484_811_043_508 } },
    { query: { before: 4_000_000_000_000 } },
    { as: 'cleo' },
  ],
  'add-to-queue': ({ devices: [device = ''], track: [track] }) => [
    { query: { uri: `spotify:track:${track}`, device_id: device } },
  ],
  'get-queue': () => [{}, { as: 'cleo' }],

  'get-a-list-of-current-users-playlists': () => [{}, { query: { limit: 50, offset: 0 } }],
  'create-playlist': newPlaylist,
  'get-playlist': () => [
    {},
    { playlist: 'Third floor radio' },
    { playlist: 'Everything, Ever', query: { market, additional_types: 'track,episode', fields: wholePlaylist } },
  ],
  'change-playlist-details': () => [
    { playlist: 'Trains', body: { name: 'Trains and boats', description: 'Both.', public: false } },
    { playlist: 'Trains', body: { collaborative: true } },
  ],
  'get-playlists-items': rows(50),
  'add-items-to-playlist': addRows,
  'reorder-or-replace-playlists-items': updateRows,
  'remove-items-playlist': removeRows('items'),
  'get-playlist-cover': () => [{}, { playlist: 'untitled' }],
  'upload-custom-playlist-cover': () => [{ body: jpeg }],
  'get-playlists-tracks': rows(100),
  'add-tracks-to-playlist': addRows,
  'reorder-or-replace-playlists-tracks': updateRows,
  'remove-tracks-playlist': removeRows('tracks'),
  'follow-playlist': () => [
    { playlist: 'Kitchen loud', body: { public: true } },
    { as: 'cleo', playlist: 'For Ben' },
  ],
  'unfollow-playlist': () => [{ as: 'cleo', playlist: 'For Ben' }],
  'check-if-user-follows-playlist': () => [{ query: { ids: 'ada' } }],

  'save-library-items': library,
  'remove-library-items': library,
  'check-library-contains': library,
  'get-users-saved-tracks': pagedInMarket,
  'get-users-saved-albums': pagedInMarket,
  'get-users-saved-episodes': pagedInMarket,
  'get-users-saved-shows': paged,
  'get-users-saved-audiobooks': paged,
  'get-followed': ({ artist: [artist = ''] }) => [
    { query: { type: 'artist' } },
    { query: { type: 'artist', limit: 10, after: artist } },
    { as: 'cleo', query: { type: 'artist' } },
  ],
  'save-tracks-user': ({ track }) => [
    { body: { ids: track } },
    { body: { timestamped_ids: track.map((id) => ({ id, added_at: '2020-01-01T00:00:00Z' })) } },
  ],
  'remove-tracks-user': written('track'),
  'check-users-saved-tracks': several('track'),
  'save-albums-user': written('album'),
  'remove-albums-user': written('album'),
  'check-users-saved-albums': several('album'),
  'save-episodes-user': written('episode'),
  'remove-episodes-user': written('episode'),
  'check-users-saved-episodes': several('episode'),
  'save-shows-user': written('show'),
  'remove-shows-user': written('show', { market }),
  'check-users-saved-shows': several('show'),
  'save-audiobooks-user': several('audiobook'),
  'remove-audiobooks-user': several('audiobook'),
  'check-users-saved-audiobooks': several('audiobook'),
  'follow-artists-users': ({ artist }) => [
    { query: { type: 'artist', ids: list(artist) } },
    { query: { type: 'user' }, body: { ids: ['olla'] } },
  ],
  'unfollow-artists-users': ({ artist }) => [
    { query: { type: 'artist', ids: list(artist) } },
    { query: { type: 'user' }, body: { ids: ['olla'] } },
  ],
  'check-current-user-follows': several('artist', { type: 'artist' }),

  'get-current-users-profile': plain,
  'get-users-top-artists': () => [{}, { query: { ...page, time_range: 'long_term' } }],
  'get-users-top-tracks': () => [{}, { query: { ...page, time_range: 'short_term' } }],
  'get-users-profile': plain,
  'get-list-users-playlists': paged,
  'create-playlist-for-user': newPlaylist,

  search: () => [
    { query: { q: 'the', type: 'album,artist,playlist,track,show,episode,audiobook', market, limit: 10, offset: 0 } },
    { query: { q: 'night', type: 'show,episode', include_external: 'audio' } },
  ],

  'get-track': inMarket,
  'get-several-tracks': several('track', { market }),
  'get-several-audio-features': several('track'),
  'get-audio-features': plain,
  'get-audio-analysis': plain,
  'get-recommendations': ({ artist: [artist = ''], track: [track = ''] }) => [
    { query: { limit: 10, market, seed_artists: artist, seed_tracks: track, seed_genres: 'harbour-pop' } },
    { query: { seed_tracks: track, ...Object.fromEntries(tuned) } },
  ],
  'get-an-album': inMarket,
  'get-an-albums-tracks': pagedInMarket,
  'get-multiple-albums': several('album', { market }),
  'get-new-releases': paged,
  'get-an-artist': plain,
  'get-an-artists-albums': () => [{}, { query: { ...page, offset: 1, market, include_groups: 'album,single' } }],
  'get-multiple-artists': several('artist'),
  'get-an-artists-top-tracks': inMarket,
  'get-an-artists-related-artists': plain,
  'get-a-show': inMarket,
  'get-a-shows-episodes': pagedInMarket,
  'get-multiple-shows': several('show', { market }),
  'get-an-episode': inMarket,
  'get-multiple-episodes': several('episode', { market }),
  'get-an-audiobook': inMarket,
  'get-audiobook-chapters': pagedInMarket,
  'get-multiple-audiobooks': several('audiobook', { market }),
  'get-a-chapter': inMarket,
  'get-several-chapters': several('chapter', { market }),
  'get-featured-playlists': () => [{}, { query: { ...page, locale: 'sv_SE' } }],
  'get-categories': () => [{}, { query: { ...page, locale: 'sv_SE' } }],
  'get-a-category': () => [{ query: { locale: 'sv_SE' } }],
  'get-a-categories-playlists': paged,
  'get-recommendation-genres': plain,
  'get-available-markets': plain,
}

const kinds: Readonly<Record<string, keyof Omit<Samples, 'playlists' | 'devices'>>> = {
  albums: 'album',
  artists: 'artist',
  audiobooks: 'audiobook',
  chapters: 'chapter',
  episodes: 'episode',
  shows: 'show',
}

/** The path of an operation with what it asks for filled in. */
export function filledPath(template: string, samples: Samples, call: SampleCall): string {
  const { playlist = 'Slow mornings', id = samples[kinds[template.split('/')[1] ?? ''] ?? 'track'][0] } = call
  const values: Record<string, string | undefined> = {
    id,
    playlist_id: samples.playlists.get(playlist)?.id,
    user_id: 'ada',
    category_id: 'harbour-pop',
  }
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}
