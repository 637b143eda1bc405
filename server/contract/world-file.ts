import type { Static } from 'typebox'
import { Type } from './schema.ts'

const closed = { additionalProperties: false } as const
const list = <Item extends Parameters<typeof Type.Array>[0]>(item: Item) => Type.Optional(Type.Array(item))

const Id = Type.String({ pattern: '^[0-9A-Za-z]{22}$', description: '22 letters and digits, as Spotify’s ids are' })
const PersonId = Type.String({ pattern: '^[\\w.-]{1,128}$', description: 'letters, digits, _ . and -' })
const Name = Type.String({ maxLength: 2000 })
const DurationMs = Type.Integer({ minimum: 1, maximum: 86_400_000 })
const Percent = Type.Integer({ minimum: 0, maximum: 100 })
const Count = Type.Integer({ minimum: 0 })
const ReleaseDate = Type.String({ pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$', description: 'YYYY, YYYY-MM or YYYY-MM-DD' })
const Time = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$',
  description: 'a time in UTC: 2026-11-23T12:00:00Z',
})

const WorldArtist = Type.Object(
  {
    id: Id,
    name: Name,
    genres: list(Name),
    popularity: Type.Optional(Percent),
    followers: Type.Optional(Count),
  },
  closed,
)

const WorldAlbum = Type.Object(
  {
    id: Id,
    name: Name,
    /** Of artists, the first of which has it in the discography. */
    artists: Type.Array(Id, { minItems: 1 }),
    type: Type.Optional(Type.Union([Type.Literal('album'), Type.Literal('single'), Type.Literal('compilation')])),
    releaseDate: Type.Optional(ReleaseDate),
    label: Type.Optional(Name),
    upc: Type.Optional(Name),
    popularity: Type.Optional(Percent),
  },
  closed,
)

/** Tracks of an album are numbered as they come. */
const WorldTrack = Type.Object(
  {
    id: Id,
    name: Name,
    album: Id,
    /** Those of the album, unless it says others. */
    artists: Type.Optional(Type.Array(Id, { minItems: 1 })),
    durationMs: Type.Optional(DurationMs),
    explicit: Type.Optional(Type.Boolean()),
    isrc: Type.Optional(Name),
    popularity: Type.Optional(Percent),
    /** `false`: not to be had in any market. */
    playable: Type.Optional(Type.Boolean()),
  },
  closed,
)

const WorldShow = Type.Object(
  {
    id: Id,
    name: Name,
    publisher: Type.Optional(Name),
    description: Type.Optional(Type.String()),
    explicit: Type.Optional(Type.Boolean()),
  },
  closed,
)

const WorldEpisode = Type.Object(
  {
    id: Id,
    name: Name,
    show: Id,
    description: Type.Optional(Type.String()),
    durationMs: Type.Optional(DurationMs),
    explicit: Type.Optional(Type.Boolean()),
    releaseDate: Type.Optional(ReleaseDate),
  },
  closed,
)

const WorldAudiobook = Type.Object(
  {
    id: Id,
    name: Name,
    authors: list(Name),
    narrators: list(Name),
    publisher: Type.Optional(Name),
    description: Type.Optional(Type.String()),
    edition: Type.Optional(Name),
    explicit: Type.Optional(Type.Boolean()),
  },
  closed,
)

const WorldChapter = Type.Object(
  {
    id: Id,
    name: Name,
    audiobook: Id,
    description: Type.Optional(Type.String()),
    durationMs: Type.Optional(DurationMs),
    releaseDate: Type.Optional(ReleaseDate),
  },
  closed,
)

/** The URI of a track, an episode or a local file. */
const rowUriForm = 'spotify:track:ID, spotify:episode:ID or spotify:local:ARTIST:ALBUM:TITLE:SECONDS'
const RowUri = Type.String({
  pattern: '^spotify:((track|episode):[0-9A-Za-z]{22}|local:[^:]*:[^:]*:[^:]+:\\d+)$',
  description: rowUriForm,
})

/** A row of a playlist; `null` for what is no longer available. */
const WorldRow = Type.Union(
  [
    Type.Null(),
    RowUri,
    Type.Object(
      {
        uri: Type.Union([RowUri, Type.Null()], { description: `null, or ${rowUriForm}` }),
        addedAt: Type.Optional(Time),
        addedBy: Type.Optional(PersonId),
      },
      closed,
    ),
  ],
  { description: `null, or ${rowUriForm}, or {"uri":…,"addedAt":…,"addedBy":…}` },
)
export type WorldRow = Static<typeof WorldRow>

const WorldPlaylist = Type.Object(
  {
    id: Id,
    name: Name,
    /** Of an account or one of `people`. It is in the libraries of owner and collaborators. */
    owner: PersonId,
    description: Type.Optional(Type.String()),
    public: Type.Optional(Type.Boolean()),
    collaborative: Type.Optional(Type.Boolean()),
    collaborators: list(PersonId),
    followers: Type.Optional(Count),
    items: list(WorldRow),
  },
  closed,
)

/** A person who owns playlists or adds rows, and never signs in. */
const WorldPerson = Type.Object({ id: PersonId, displayName: Type.Optional(Name) }, closed)

/** Something saved: its id, or that and since when. Without a time, the first is the newest. */
const Kept = Type.Union([Id, Type.Object({ id: Id, addedAt: Time }, closed)], {
  description: 'an id, or {"id":…,"addedAt":…}',
})
export type WorldKept = Static<typeof Kept>

const WorldDevice = Type.Object(
  {
    id: Type.String({ minLength: 1 }),
    name: Type.String({ minLength: 1 }),
    type: Type.Optional(Type.String({ minLength: 1 })),
    isActive: Type.Optional(Type.Boolean()),
    isPrivateSession: Type.Optional(Type.Boolean()),
    isRestricted: Type.Optional(Type.Boolean()),
    supportsVolume: Type.Optional(Type.Boolean()),
    volumePercent: Type.Optional(Type.Union([Percent, Type.Null()])),
  },
  closed,
)

const WorldAccount = Type.Object(
  {
    id: PersonId,
    displayName: Type.Optional(Name),
    email: Type.Optional(Type.String()),
    country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
    premium: Type.Optional(Type.Boolean()),
    allowlisted: Type.Optional(Type.Boolean()),
    tracks: list(Kept),
    albums: list(Kept),
    shows: list(Kept),
    episodes: list(Kept),
    audiobooks: list(Kept),
    /** Followed ones. */
    artists: list(Kept),
    /** Followed ones: its own are there anyway. */
    playlists: list(Kept),
    top: Type.Optional(Type.Object({ artists: list(Id), tracks: list(Id) }, closed)),
    /** Newest first. */
    recentlyPlayed: list(Id),
    devices: list(WorldDevice),
    /** What plays when the world begins: a track or episode. */
    playing: Type.Optional(Type.Object({ uri: RowUri, positionMs: Type.Optional(Count) }, closed)),
  },
  closed,
)

/**
 * A world in a file, for the simulator: what there is to listen to, playlists, accounts. Lists name each other's members by
 * id, and what is left out has a plain value.
 */
export const WorldFile = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    name: Type.Optional(Name),
    artists: list(WorldArtist),
    albums: list(WorldAlbum),
    tracks: list(WorldTrack),
    shows: list(WorldShow),
    episodes: list(WorldEpisode),
    audiobooks: list(WorldAudiobook),
    chapters: list(WorldChapter),
    people: list(WorldPerson),
    playlists: list(WorldPlaylist),
    /** Without it, one account: ada, with Premium and an empty library. */
    accounts: Type.Optional(Type.Array(WorldAccount, { minItems: 1 })),
  },
  closed,
)
export type WorldFile = Static<typeof WorldFile>
