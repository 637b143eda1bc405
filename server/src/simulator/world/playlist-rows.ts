/** Owner and visibility. `shared`: another person's, which ada may change; `followed`: another person's. */
type PlaylistSide = 'private' | 'public' | 'collaborative' | 'shared' | 'followed'

export interface PlaylistRow {
  name: string
  side: PlaylistSide
  size: number
  description?: string
  /** Neither cover nor description. */
  bare?: true
}

/** Ada's playlists, as she sees them: plain ones, and every kind that surprises a client. */
export const adaPlaylists: readonly PlaylistRow[] = [
  {
    name: 'Everything, Ever',
    side: 'private',
    size: 10_000,
    description: 'One long line from the first song to the last.',
  },
  { name: 'Slow mornings', side: 'private', size: 64, description: 'Coffee first.' },
  { name: 'Kitchen loud', side: 'public', size: 48, description: 'For chopping, stirring & singing along.' },
  { name: 'Shared shelf', side: 'collaborative', size: 83, description: 'Everybody adds one a week.' },
  { name: 'Road to the sea', side: 'private', size: 112 },
  { name: 'Rain on the skylight', side: 'private', size: 37 },
  { name: 'Nothing yet', side: 'private', size: 0, description: 'A list waiting for its first song.' },
  { name: 'untitled', side: 'private', size: 9, bare: true },
  { name: 'House warming', side: 'shared', size: 71, description: 'Bring one song, take one home.' },
  { name: '深夜の散歩', side: 'private', size: 26, description: '終電のあとで' },
  { name: 'Песни для кухни', side: 'public', size: 31 },
  { name: 'أغاني المساء', side: 'private', size: 18 },
  { name: '🌧️🫖📚', side: 'private', size: 22 },
  {
    name: 'Songs that begin quietly, take their time in the middle, and end with everybody in the room singing, including the neighbours who came to complain',
    side: 'public',
    size: 54,
  },
  {
    name: '<b>Not bold</b> &amp; "quoted"',
    side: 'private',
    size: 12,
    description: 'Markup is text & stays text: <script>nothing()</script>',
  },
  { name: 'Autumn 2025', side: 'private', size: 45 },
  { name: 'Summer 2025', side: 'private', size: 58 },
  { name: 'Spring 2025', side: 'private', size: 41 },
  { name: 'Winter 2024', side: 'private', size: 39 },
  { name: 'Autumn 2024', side: 'private', size: 52 },
  { name: 'Focus, no words', side: 'public', size: 140 },
  { name: 'Running, 172 beats', side: 'private', size: 33 },
  { name: 'Learn on the guitar', side: 'private', size: 17 },
  { name: 'First dance (candidates)', side: 'private', size: 8 },
  { name: 'For Ben', side: 'public', size: 15 },
  { name: 'One song', side: 'private', size: 1 },
  { name: 'Band practice', side: 'collaborative', size: 28 },
  { name: 'Attic tapes', side: 'private', size: 66 },
  { name: 'Sunday papers', side: 'public', size: 44 },
  { name: 'Night desk', side: 'private', size: 29 },
  { name: 'Trains', side: 'private', size: 36 },
  { name: 'Harbour lights', side: 'public', size: 72 },
  { name: 'Third floor radio', side: 'followed', size: 96, description: 'What comes through the ceiling.' },
  { name: 'Kitchen Radio: this week', side: 'followed', size: 50, description: 'New every Friday.' },
  { name: 'Boathouse sessions', side: 'followed', size: 61 },
  { name: 'Weather for sleepers', side: 'followed', size: 120, description: 'Eight hours, no lyrics.' },
  { name: 'Tape hiss & other comforts', side: 'followed', size: 33 },
  { name: 'Viaduct Street block party', side: 'shared', size: 47 },
  { name: 'Quiet engines, loud rooms', side: 'followed', size: 25 },
  { name: 'Long exposure', side: 'followed', size: 40 },
  { name: 'Ninth Pier sampler', side: 'followed', size: 19, bare: true },
  { name: 'Ferry playlist', side: 'shared', size: 22 },
]

/** Playlists owned by Spotify. */
export const spotifyPlaylists: readonly PlaylistRow[] = [
  { name: 'Fresh off the ferry', side: 'public', size: 50, description: 'New songs from all harbours.' },
  { name: 'Quiet hours', side: 'public', size: 80, description: 'Nothing that asks for attention.' },
  { name: 'Hits there never were', side: 'public', size: 50, description: 'What everybody would be singing.' },
  { name: 'Dinner for ten', side: 'public', size: 60, description: 'Somebody else does the dishes.' },
]

export const benPlaylists: readonly PlaylistRow[] = [
  { name: 'Gym, mostly', side: 'public', size: 42 },
  { name: 'Drive home', side: 'private', size: 27 },
  { name: 'Kitchen Radio: classics', side: 'followed', size: 80 },
]

export const dovPlaylists: readonly PlaylistRow[] = [{ name: 'Waiting room', side: 'private', size: 20 }]
