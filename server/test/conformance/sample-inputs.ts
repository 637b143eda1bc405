import type { Calls } from './sample-call.ts'

export const page = { limit: 10, offset: 5 }
export const market = 'SE'
export const list = (ids: readonly string[]) => ids.join(',')
export const uris = (type: string, ids: readonly string[]) => ids.map((id) => `spotify:${type}:${id}`)
export const plain: Calls = () => [{}]
export const inMarket: Calls = () => [{ query: { market } }]
export const paged: Calls = () => [{}, { query: page }]
export const pagedInMarket: Calls = () => [{}, { query: { ...page, market } }]
export const onDevice =
  (query: Record<string, string | number> = {}): Calls =>
  ({ devices: [device = ''] }) => [{ query: { ...query, device_id: device } }]
export const several =
  (kind: 'track' | 'album' | 'artist' | 'show' | 'episode' | 'audiobook' | 'chapter', query = {}): Calls =>
  (samples) => [{ query: { ids: list(samples[kind]), ...query } }]
export const written =
  (kind: 'track' | 'album' | 'show' | 'episode', query = {}): Calls =>
  (samples) => [{ query: { ids: list(samples[kind]), ...query } }, { body: { ids: samples[kind] } }]
export const playing: Calls = () => [{}, { query: { market, additional_types: 'track,episode' } }, { as: 'cleo' }]
export const library: Calls = ({ track, album, show }) => [
  { query: { uris: [...uris('track', track), ...uris('album', album), ...uris('show', show)].join() } },
]
export const newPlaylist: Calls = () => [
  { body: { name: 'Made by a test' } },
  { body: { name: 'Made by a test', public: false, collaborative: true, description: 'Anybody may add.' } },
]
/** Everything there is may be chosen too, and then nothing is missing. */
const wholePage = 'href,items,limit,next,offset,previous,total'
export const wholePlaylist =
  'collaborative,description,external_urls,followers,href,id,images,name,owner,public,snapshot_id,items,tracks,type,uri'
/** The long playlist has everything in it: a local file, an episode, and a row that is no longer available. */
export const rows = (most: number): Calls => {
  return () => [
    ...[0, 100, 470, 1000].map((offset) => ({ playlist: 'Everything, Ever', query: { limit: most, offset } })),
    { playlist: 'Everything, Ever', query: { limit: most, offset: 470, additional_types: 'track,episode' } },
    { query: { market, additional_types: 'track,episode', limit: 1, fields: wholePage } },
  ]
}
export const addRows: Calls = ({ track }) => [
  { body: { uris: uris('track', track), position: 0 } },
  { query: { uris: list(uris('track', track)), position: 1 } },
]
export const updateRows: Calls = ({ track, playlists }) => [
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
export const removeRows =
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
export const tuned = [...features, ...moreFeatures].flatMap((feature) => [
  [`min_${feature}`, 0],
  [`target_${feature}`, 1],
  [`max_${feature}`, 1],
])
export const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]).toString('base64')
