import type { Library, SimulatedAccount, Top } from './account.ts'
import { type AccountProfile, accountProfiles } from './account-profiles.ts'
import type { Catalogue } from './catalogue.ts'
import type { Track } from './entities.ts'
import { type Played, PlayHistory } from './play-history.ts'
import { Playback } from './playback.ts'
import { digest, mix, type RandomStream, randomStream, sample } from './random.ts'
import { type Saved, Shelf } from './shelf.ts'

interface AccountsOptions {
  seed: number
  now: () => number
  catalogue: Catalogue
}

const hourMs = 3_600_000
/** When the newest thing was saved. Fixed, so that the dates are the same whenever the world is made. */
const newestAt = Date.UTC(2026, 10, 1, 8)

/** The accounts that can sign in, with libraries and without playlists. */
export function createAccounts(options: AccountsOptions): Map<string, SimulatedAccount> {
  return new Map(accountProfiles.map((profile) => [profile.id, createAccount(profile, options)]))
}

function createAccount(profile: AccountProfile, { seed, now, catalogue }: AccountsOptions): SimulatedAccount {
  const { id, displayName, country, premium, allowlisted, amounts, devices } = profile
  const random = randomStream(seed, digest(id))
  const choose = <T extends { id: string }>(list: readonly T[], count: number) =>
    new Shelf(dated(sample(random, list, count)))
  const episode = choose(catalogue.episodes, amounts.episodes)
  const history = new PlayHistory(makePlays(sample(random, catalogue.tracks, amounts.plays), now()))
  const library: Library = {
    track: choose(catalogue.tracks, amounts.tracks),
    album: choose(catalogue.albums, amounts.albums),
    show: choose(catalogue.shows, amounts.shows),
    episode,
    audiobook: choose(catalogue.audiobooks, amounts.audiobooks),
    artist: choose(catalogue.artists, amounts.artists),
    user: new Shelf(),
    playlist: new Shelf(),
  }
  return {
    id,
    displayName,
    accountId: makeAccountId(seed, id),
    email: `${id}@example.org`,
    country,
    premium,
    allowlisted,
    library,
    privateFollows: new Set(),
    top: makeTop(random, catalogue, amounts.top),
    history,
    resumePoints: makeResumePoints(library),
    devices: devices.map((device) => ({ ...device })),
    playback: new Playback({ seed: mix(seed, digest(id)), now, history }),
  }
}

/** Episodes heard through, in part or not at all; of each book the first chapter and half of the second. */
function makeResumePoints({ episode, audiobook }: Pick<Library, 'episode' | 'audiobook'>): Map<string, number> {
  const episodes = episode.rows.map(({ item }, nth) => [item.id, (item.durationMs * (nth % 4)) / 4] as const)
  const chapters = audiobook.rows.flatMap(({ item }) =>
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
function makePlays(tracks: readonly Track[], now: number): Played[] {
  let playedAt = now - 90_000
  return tracks.map((track) => {
    const play = { track, playedAt, contextUri: `spotify:album:${track.album.id}` }
    playedAt -= track.durationMs
    return play
  })
}

function makeAccountId(seed: number, id: string): string {
  const random = randomStream(seed, digest(id), 9)
  return Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('')
}
