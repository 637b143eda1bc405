import type { Top } from './account.ts'
import { type AccountProfile, accountProfiles } from './account-profiles.ts'
import type { Catalogue } from './catalogue.ts'
import type { Track } from './entities.ts'
import { digest, type RandomStream, randomStream, sample } from './random.ts'
import type { Saved } from './shelf.ts'
import type { AccountPlan, PlannedPlay, PlannedPlaying, SavedThings } from './world-plan.ts'

const hourMs = 3_600_000
/** When the newest thing was saved. Fixed, so that the dates are the same whenever the world is made. */
const newestAt = Date.UTC(2026, 10, 1, 8)

/** The accounts that can sign in, with libraries. @param playing what plays at the beginning, by account */
export function planAccounts(
  seed: number,
  catalogue: Catalogue,
  playing: Readonly<Record<string, PlannedPlaying | undefined>>,
): AccountPlan[] {
  return accountProfiles.map((profile) => {
    const start = playing[profile.id]
    return { ...planAccount(profile, seed, catalogue), ...(start && { playing: start }) }
  })
}

function planAccount(profile: AccountProfile, seed: number, catalogue: Catalogue): AccountPlan {
  const { amounts, ...person } = profile
  const random = randomStream(seed, digest(profile.id))
  const choose = <T extends { id: string }>(list: readonly T[], count: number) => dated(sample(random, list, count))
  const episode = choose(catalogue.episodes, amounts.episodes)
  const plays = makePlays(sample(random, catalogue.tracks, amounts.plays))
  const saved: SavedThings = {
    track: choose(catalogue.tracks, amounts.tracks),
    album: choose(catalogue.albums, amounts.albums),
    show: choose(catalogue.shows, amounts.shows),
    episode,
    audiobook: choose(catalogue.audiobooks, amounts.audiobooks),
    artist: choose(catalogue.artists, amounts.artists),
  }
  return {
    ...person,
    accountId: makeAccountId(seed, profile.id),
    email: `${profile.id}@example.org`,
    saved,
    top: makeTop(random, catalogue, amounts.top),
    plays,
    resumePoints: makeResumePoints(saved),
  }
}

/** Episodes heard through, in part or not at all; of each book the first chapter and half of the second. */
function makeResumePoints({ episode, audiobook }: SavedThings): Map<string, number> {
  const episodes = episode.map(({ item }, nth) => [item.id, (item.durationMs * (nth % 4)) / 4] as const)
  const chapters = audiobook.flatMap(({ item }) =>
    item.chapters.slice(0, 2).map(({ id, durationMs }, nth) => [id, durationMs / (nth + 1)] as const),
  )
  return new Map([...episodes, ...chapters])
}

/** One thing every 31 hours, back from the newest. */
function dated<T>(items: readonly T[]): Saved<T>[] {
  return items.map((item, nth) => ({ item, addedAt: newestAt - nth * 31 * hourMs }))
}

function makeTop(random: RandomStream, { artists, tracks }: Catalogue, count: number): Top {
  const range = () => ({ artists: sample(random, artists, count), tracks: sample(random, tracks, count) })
  return { short_term: range(), medium_term: range(), long_term: range() }
}

/** One after the other, the newest just before the present item began. */
function makePlays(tracks: readonly Track[]): PlannedPlay[] {
  let agoMs = 90_000
  return tracks.map((track) => {
    const play = { track, agoMs, contextUri: `spotify:album:${track.album.id}` }
    agoMs += track.durationMs
    return play
  })
}

/** What a client should link an account by: stable, and it tells nothing. */
export function makeAccountId(seed: number, id: string): string {
  const random = randomStream(seed, digest(id), 9)
  return Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('')
}
