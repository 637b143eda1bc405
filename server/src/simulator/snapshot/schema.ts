import type { Static } from 'typebox'
import { Type } from '../../../contract/schema.ts'
import { WorldFile } from '../../../contract/world-file.ts'
import { NewClient } from '../clients.ts'
import { Fault } from '../controls/faults.ts'
import { Settings } from '../settings.ts'

const closed = { additionalProperties: false } as const
const Time = Type.Number()
const list = <Item extends Parameters<typeof Type.Array>[0]>(item: Item) => Type.Optional(Type.Array(item))

/** `track:ID`: what an entity is named by. */
const Ref = Type.String()
const SavedRows = list(Type.Object({ id: Type.String(), addedAt: Time }, closed))

const LocalFile = Type.Object(
  {
    kind: Type.Literal('local'),
    name: Type.String(),
    artist: Type.String(),
    album: Type.String(),
    durationMs: Type.Number(),
  },
  closed,
)

/** Without an item, what was there is no longer available. */
const Row = Type.Object(
  {
    item: Type.Optional(Type.Union([Ref, LocalFile])),
    addedAt: Time,
    addedBy: Type.String(),
  },
  closed,
)
export type RowState = Static<typeof Row>

const Playlist = Type.Object(
  {
    id: Type.String(),
    owner: Type.String(),
    name: Type.String(),
    description: Type.String(),
    isPublic: Type.Boolean(),
    isCollaborative: Type.Boolean(),
    /** `drawn`, `none` or an uploaded picture in Base64. */
    cover: Type.String(),
    revision: Type.Integer(),
    /** Rows that the plan of the world does not have. */
    rows: Type.Array(Row),
    /**
     * The present one last. Without rows it is as planned; a number counts the rows of the plan from 0, and those of
     * `rows` from -1 down.
     */
    versions: Type.Array(
      Type.Object({ snapshotId: Type.String(), rows: Type.Optional(Type.Array(Type.Integer())) }, closed),
    ),
  },
  closed,
)
export type PlaylistSnapshot = Static<typeof Playlist>

const Playback = Type.Object(
  {
    /** Without them, those that play when the world begins. */
    items: list(Ref),
    /** Without it, in line. */
    order: list(Type.Integer()),
    place: Type.Integer(),
    queue: Type.Array(Ref),
    queued: Type.Optional(Ref),
    isShuffled: Type.Boolean(),
    contextUri: Type.Optional(Type.String()),
    isPlaying: Type.Boolean(),
    repeat: Type.Union([Type.Literal('off'), Type.Literal('context'), Type.Literal('track')]),
    progressMs: Type.Number(),
    since: Time,
    changedAt: Time,
  },
  closed,
)
export type PlaybackSnapshot = Static<typeof Playback>

const Device = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    type: Type.String(),
    isActive: Type.Boolean(),
    isPrivateSession: Type.Boolean(),
    isRestricted: Type.Boolean(),
    supportsVolume: Type.Boolean(),
    volumePercent: Type.Union([Type.Number(), Type.Null()]),
  },
  closed,
)

const Account = Type.Object(
  {
    id: Type.String(),
    premium: Type.Boolean(),
    allowlisted: Type.Boolean(),
    devices: Type.Array(Device),
    /** What is left out is as planned. */
    saved: Type.Object(
      {
        track: SavedRows,
        album: SavedRows,
        show: SavedRows,
        episode: SavedRows,
        audiobook: SavedRows,
        artist: SavedRows,
      },
      closed,
    ),
    users: Type.Array(Type.Object({ id: Type.String(), addedAt: Time }, closed)),
    playlists: Type.Array(Type.Object({ id: Type.String(), addedAt: Time }, closed)),
    privateFollows: Type.Array(Type.String()),
    plays: Type.Array(Type.Object({ track: Ref, playedAt: Time, contextUri: Type.Optional(Type.String()) }, closed)),
    resumePoints: Type.Record(Type.String(), Type.Number()),
    playback: Playback,
  },
  closed,
)
export type AccountSnapshot = Static<typeof Account>

const Grant = Type.Object(
  {
    id: Type.String(),
    clientId: Type.String(),
    accountId: Type.Optional(Type.String()),
    scopes: Type.Array(Type.String()),
    authorizedAt: Time,
    revoked: Type.Boolean(),
  },
  closed,
)

/** Rows of a value, a code or token, and what is known of it. */
const kept = <Entry extends Parameters<typeof Type.Object>[0]>(entry: Entry) =>
  Type.Array(Type.Object({ value: Type.String(), grantId: Type.String(), ...entry }, closed))

const Grants = Type.Object(
  {
    run: Type.String(),
    keepsEarlier: Type.Boolean(),
    grants: Type.Array(Grant),
    codes: kept({
      redirectUri: Type.String(),
      codeChallenge: Type.Optional(Type.String()),
      issuedAt: Time,
      spent: Type.Boolean(),
    }),
    refreshTokens: kept({ publicClient: Type.Boolean(), superseded: Type.Boolean() }),
    accessTokens: kept({ expiresAt: Time }),
  },
  closed,
)
export type GrantsSnapshot = Static<typeof Grants>

/** Whatever else the log tells is kept too. */
const LoggedRequest = Type.Object({
  at: Time,
  method: Type.String(),
  path: Type.String(),
  query: Type.String(),
  status: Type.Integer(),
  client: Type.Union([Type.String(), Type.Null()]),
  grantType: Type.Optional(Type.String()),
})

/** The whole state of one world. Times are epoch milliseconds of its clock. */
export const Snapshot = Type.Object(
  {
    format: Type.Literal('scopedeck-simulator-1'),
    source: Type.Union([Type.Object({ seed: Type.Integer() }, closed), Type.Object({ file: WorldFile }, closed)]),
    clock: Type.Object({ aheadMs: Type.Number() }, closed),
    settings: Settings,
    clients: Type.Array(NewClient),
    faults: Type.Array(
      Type.Object(
        {
          ...Fault.properties,
          ...{ id: Type.String(), matches: Type.Integer(), endsAt: Type.Optional(Time), missed: list(Type.String()) },
        },
        closed,
      ),
    ),
    log: Type.Array(LoggedRequest),
    recentCalls: Type.Record(Type.String(), Type.Array(Time)),
    grants: Grants,
    accounts: Type.Array(Account),
    playlists: Type.Array(Playlist),
  },
  { ...closed, title: 'Snapshot' },
)
export type Snapshot = Static<typeof Snapshot>
