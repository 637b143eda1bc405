import type { Library, SimulatedAccount } from '../world/account.ts'
import type { Playback } from '../world/playback.ts'
import { Shelf } from '../world/shelf.ts'
import type { World } from '../world/world.ts'
import type { AccountPlan, SavedThings } from '../world/world-plan.ts'
import { entityOf, known, refOf } from './references.ts'
import type { AccountSnapshot, PlaybackSnapshot } from './schema.ts'

const savedKinds = ['track', 'album', 'show', 'episode', 'audiobook', 'artist'] as const satisfies (keyof SavedThings)[]

type Rows = readonly { item: { id: string }; addedAt: number }[]
const saveRows = (rows: Rows) => rows.map(({ item, addedAt }) => ({ id: item.id, addedAt }))

/** What is as planned is left out. */
export function saveAccounts({ accounts, plan }: World): AccountSnapshot[] {
  const plans = new Map(plan.accounts.map((account) => [account.id, account]))
  return [...accounts.values()].map((account) => saveAccount(account, plans.get(account.id)))
}

function saveAccount(account: SimulatedAccount, plan: AccountPlan | undefined): AccountSnapshot {
  const { id, premium, allowlisted, devices, library, privateFollows, resumePoints } = account
  const playback = savePlayback(account.playback, plan)
  const changed = savedKinds.filter((kind) => library[kind].rows !== plan?.saved[kind])
  return {
    id,
    premium,
    allowlisted,
    devices: devices.map((device) => ({ ...device })),
    saved: Object.fromEntries(changed.map((kind) => [kind, saveRows(library[kind].rows)])),
    users: saveRows(library.user.rows),
    playlists: saveRows(library.playlist.rows),
    privateFollows: [...privateFollows],
    resumePoints: Object.fromEntries(resumePoints),
    // After the playback: saving it moves what ended since into the history.
    plays: account.history.plays.map(({ track, playedAt, contextUri }) => ({
      track: refOf(track),
      playedAt,
      ...(contextUri !== undefined && { contextUri }),
    })),
    playback,
  }
}

function savePlayback(playback: Playback, plan: AccountPlan | undefined): PlaybackSnapshot {
  const { order, contextUri, ...state } = playback.save()
  const { items, queue, queued, place, isShuffled } = order
  const isInLine = order.order.every((index, nth) => index === nth)
  return {
    ...state,
    place,
    isShuffled,
    queue: queue.map(refOf),
    ...(queued && { queued: refOf(queued) }),
    ...(contextUri !== undefined && { contextUri }),
    ...(items !== plan?.playing?.items && { items: items.map(refOf) }),
    ...(!isInLine && { order: [...order.order] }),
  }
}

/** Puts the accounts of a world where they were. Its playlists are there already. */
export function restoreAccounts(world: World, saved: readonly AccountSnapshot[]): void {
  const plans = new Map(world.plan.accounts.map((account) => [account.id, account]))
  for (const snapshot of saved) {
    const account = known(world.accounts.get(snapshot.id), `an account ${snapshot.id}`)
    restoreAccount(world, account, snapshot, plans.get(snapshot.id))
  }
}

function restoreAccount(
  world: World,
  account: SimulatedAccount,
  snapshot: AccountSnapshot,
  plan: AccountPlan | undefined,
): void {
  const { premium, allowlisted, devices, privateFollows, resumePoints, plays } = snapshot
  restoreLibrary(world, account.library, snapshot)
  account.history.restore(
    plays.map(({ track, playedAt, contextUri }) => ({
      track: entityOf(world.catalogue, ['track'], track),
      playedAt,
      contextUri,
    })),
  )
  Object.assign(account, { premium, allowlisted, devices, privateFollows: new Set(privateFollows) })
  account.resumePoints = new Map(Object.entries(resumePoints))
  restorePlayback(world, account, snapshot.playback, plan)
}

function restoreLibrary(world: World, library: Library, { saved, users, playlists }: AccountSnapshot): void {
  const { catalogue } = world
  const shelf = <Kind extends (typeof savedKinds)[number]>(kind: Kind) =>
    saved[kind] &&
    new Shelf(saved[kind].map(({ id, addedAt }) => ({ item: entityOf(catalogue, [kind], `${kind}:${id}`), addedAt })))
  library.track = shelf('track') ?? library.track
  library.album = shelf('album') ?? library.album
  library.show = shelf('show') ?? library.show
  library.episode = shelf('episode') ?? library.episode
  library.audiobook = shelf('audiobook') ?? library.audiobook
  library.artist = shelf('artist') ?? library.artist
  const person = (id: string) => known(world.findPerson(id), `a person ${id}`)
  const playlist = (id: string) => known(world.playlists.get(id), `a playlist ${id}`)
  library.user = new Shelf(users.map(({ id, addedAt }) => ({ item: person(id), addedAt })))
  library.playlist = new Shelf(playlists.map(({ id, addedAt }) => ({ item: playlist(id), addedAt })))
}

function restorePlayback(
  { catalogue }: World,
  { playback }: SimulatedAccount,
  { items, order, place, queue, queued, isShuffled, contextUri, ...state }: PlaybackSnapshot,
  plan: AccountPlan | undefined,
): void {
  const playable = (ref: string) => entityOf(catalogue, ['track', 'episode'], ref)
  const played = items?.map(playable) ?? plan?.playing?.items ?? []
  playback.restore({
    ...state,
    contextUri,
    order: {
      items: played,
      order: order ?? [...played.keys()],
      place,
      queue: queue.map(playable),
      queued: queued === undefined ? undefined : playable(queued),
      isShuffled,
    },
  })
}
