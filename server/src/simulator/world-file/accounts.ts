import type { WorldFile, WorldKept } from '../../../contract/world-file.ts'
import type { Top } from '../world/account.ts'
import { makeAccountId } from '../world/accounts.ts'
import type { Catalogue, EntityKind } from '../world/catalogue.ts'
import { createDevice } from '../world/device.ts'
import type { Saved } from '../world/shelf.ts'
import type { AccountPlan, PlannedPlaying, PlaylistPlan, SavedThings } from '../world/world-plan.ts'
import type { JsonPath } from './line-of.ts'
import { itemOf } from './playlists.ts'
import type { References } from './references.ts'
import { defaultTimes } from './times.ts'

interface Surroundings {
  seed: number
  catalogue: Catalogue
  /** Those that an account follows are marked in them. */
  playlists: PlaylistPlan[]
  references: References
}

type FiledAccount = NonNullable<WorldFile['accounts']>[number]

export function planFiledAccounts(accounts: readonly FiledAccount[], surroundings: Surroundings): AccountPlan[] {
  return accounts.map((account, nth) => planAccount(account, ['accounts', nth], surroundings))
}

function planAccount(account: FiledAccount, path: JsonPath, surroundings: Surroundings): AccountPlan {
  const { id, displayName = id, country = 'SE', premium = true, allowlisted = true } = account
  const playing = playingOf(account, path, surroundings)
  followPlaylists(account, path, surroundings)
  return {
    id,
    displayName,
    accountId: makeAccountId(surroundings.seed, id),
    email: account.email ?? `${id}@example.org`,
    country,
    premium,
    allowlisted,
    saved: savedBy(account, path, surroundings),
    top: topOf(account, path, surroundings),
    plays: playsOf(account, path, surroundings),
    resumePoints: new Map(),
    devices: (account.devices ?? []).map(createDevice),
    ...(playing && { playing }),
  }
}

function savedBy(account: FiledAccount, path: JsonPath, surroundings: Surroundings): SavedThings {
  const keptOf = <Kind extends keyof SavedThings>(kind: Kind) =>
    kept(kind, account[`${kind}s`] ?? [], [...path, `${kind}s`], surroundings)
  return {
    track: keptOf('track'),
    album: keptOf('album'),
    show: keptOf('show'),
    episode: keptOf('episode'),
    audiobook: keptOf('audiobook'),
    artist: keptOf('artist'),
  }
}

/** Without a time, the first of a list is the newest. */
function kept<Kind extends EntityKind>(
  kind: Kind,
  list: readonly WorldKept[],
  path: JsonPath,
  { catalogue, references }: Surroundings,
): Saved<NonNullable<ReturnType<typeof catalogue.find<Kind>>>>[] {
  return list.flatMap((each, nth) => {
    const { id, addedAt } = keptIdOf(each, nth)
    const item = references.follow((wanted) => catalogue.find(kind, wanted), kind, id, [...path, nth])
    return item === undefined ? [] : [{ item, addedAt }]
  })
}

function keptIdOf(each: WorldKept, nth: number): { id: string; addedAt: number } {
  if (typeof each === 'string') return { id: each, addedAt: defaultTimes.newestFirst(nth) }
  return { id: each.id, addedAt: Date.parse(each.addedAt) }
}

function followPlaylists(account: FiledAccount, path: JsonPath, { playlists, references }: Surroundings): void {
  for (const [nth, each] of (account.playlists ?? []).entries()) {
    const { id, addedAt } = keptIdOf(each, nth)
    const place = playlists.findIndex((playlist) => playlist.id === id)
    const playlist = references.follow(() => playlists[place], 'playlist', id, [...path, 'playlists', nth])
    if (playlist) playlists[place] = keptToo(playlist, account.id, addedAt)
  }
}

/** An owner has it anyway; the file may still say since when. */
function keptToo(playlist: PlaylistPlan, id: string, addedAt: number): PlaylistPlan {
  return { ...playlist, keptBy: [...playlist.keptBy.filter((keeper) => keeper.id !== id), { id, addedAt }] }
}

function topOf({ top = {} }: FiledAccount, path: JsonPath, { catalogue, references }: Surroundings): Top {
  const { artists = [], tracks = [] } = top
  const range = {
    artists: references.followAll((id) => catalogue.find('artist', id), 'artist', artists, [...path, 'top', 'artists']),
    tracks: references.followAll((id) => catalogue.find('track', id), 'track', tracks, [...path, 'top', 'tracks']),
  }
  return { short_term: range, medium_term: range, long_term: range }
}

/** One after the other, the first a minute and a half ago. */
function playsOf({ recentlyPlayed = [] }: FiledAccount, path: JsonPath, { catalogue, references }: Surroundings) {
  const find = (id: string) => catalogue.find('track', id)
  let agoMs = 90_000
  return references.followAll(find, 'track', recentlyPlayed, [...path, 'recentlyPlayed']).map((track) => {
    const play = { track, agoMs, contextUri: `spotify:album:${track.album.id}` }
    agoMs += track.durationMs
    return play
  })
}

function playingOf({ playing }: FiledAccount, path: JsonPath, surroundings: Surroundings): PlannedPlaying | undefined {
  if (!playing) return undefined
  const { catalogue, references } = surroundings
  const place = [...path, 'playing', 'uri']
  const item = references.follow((uri) => itemOf(uri, catalogue), 'item', playing.uri, place)
  if (item === undefined || item.kind === 'local') return undefined
  const contextUri = item.kind === 'track' ? `spotify:album:${item.album.id}` : `spotify:show:${item.show.id}`
  const items = item.kind === 'track' ? item.album.tracks : item.show.episodes
  const at = items.findIndex(({ id }) => id === item.id)
  return { items, at, positionMs: playing.positionMs ?? 0, contextUri }
}
