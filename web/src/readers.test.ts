import { isRecord } from '@scopedeck/server/contract/json.ts'
import { anAlbum, anArtist, anAudiobook, anEpisodeBegun, aShow } from '@scopedeck/server/contract/testing/catalogue.ts'
import { malformedAnswers, unfitForScreens } from '@scopedeck/server/contract/testing/malformed-answers.ts'
import { aDevice, anEpisode, aPlayback, aTrack } from '@scopedeck/server/contract/testing/playback.ts'
import { aPage, aPlaylist, aPlaylistItem, aWholePlaylist } from '@scopedeck/server/contract/testing/playlists.ts'
import { describe, expect, it, test } from 'vitest'
import { readDisconnected, readProfile, readSessionList } from './account/account.queries.ts'
import { readSaved } from './catalogue/saving.queries.ts'
import { kindNames, type ThingKind } from './catalogue/thing.ts'
import { readPickable } from './explore/explore.queries.ts'
import { picksIn } from './explore/form/picks-in.ts'
import { picturesIn, resourcesIn } from './explore/resources.ts'
import { readFlow } from './flow/read-flow.ts'
import { readOn, readRequests, readStart } from './lab/lab.queries.ts'
import { describePlaying } from './playback/now-playing.ts'
import { readDevices, readHistory, readName, readPlaybackAnswer, readQueue } from './playback/read-player.ts'
import { readWhetherAny } from './playback/something-to-play.tsx'
import { readVersion } from './playlists/editing/spotify-playlist.ts'
import { readLinePages, readLines } from './playlists/item-pages.ts'
import { readPlaylistOf } from './playlists/playlists.queries.ts'
import { readFound, readFoundOf } from './search/search-answer.ts'
import { readConditions } from './session/conditions.queries.ts'
import { readProvider, readSession, readTimedSession } from './session/read-session.ts'
import { readPlaylists } from './shared/read-playlist.ts'
import {
  readAlbum,
  readAlbumSongs,
  readArtist,
  readAudiobook,
  readChapters,
  readEpisode,
  readEpisodes,
  readReleases,
  readShow,
} from './things/read-things.ts'

interface ReaderRow {
  /** Reads the body of an answer into what screens use. */
  read: (body: unknown) => unknown
  sample: unknown
  /** Members without which there is no answer: there the reader may throw, and the screen says that it could not be read. */
  needs?: RegExp
  /** The list whose entries have rows, and the rows that it was read into. An entry that makes no sense costs only its row. */
  list?: { entries: string; rowsOf: (read: never) => readonly unknown[] }
}

const rowsOf = ({ rows }: { rows: readonly unknown[] }) => rows
const entries = [aPlaylistItem('1'), aPlaylistItem('2', { item: anEpisode('2') }), aPlaylistItem('3')]
const extended = entries.map(({ item: track, ...entry }) => ({ ...entry, track }))
const picks = aPage([{ added_at: '2026-03-12T08:00:00Z', track: aTrack('1') }, { track: aTrack('2') }])
const anything = {
  kind: 'uri',
  types: ['track', 'album', 'artist', 'playlist', 'episode', 'show'],
  required: true,
} as const

/** Every reader of an answer of Spotify’s. */
const readers: Readonly<Record<string, ReaderRow>> = {
  readPlaylists: {
    read: readPlaylists,
    sample: aPage([aPlaylist('1'), aPlaylist('2'), aPlaylist('3')]),
    needs: /^(items)?$/,
    list: { entries: 'items', rowsOf },
  },
  readWhetherAny: { read: readWhetherAny, sample: aPage([aPlaylist('1')]), needs: /^(items)?$/ },
  readPlaylistOf: { read: readPlaylistOf('1'), sample: aWholePlaylist('1'), needs: /^$/ },
  readLines: { read: readLines(0), sample: aPage(entries), needs: /^(items)?$/, list: { entries: 'items', rowsOf } },
  'readLines in extended mode': { read: readLines(0), sample: aPage(extended), needs: /^(items)?$/ },
  readVersion: { read: readVersion, sample: { snapshot_id: 'AAAA' }, needs: /^(snapshot_id)?$/ },
  readLinePages: { read: readLinePages(0), sample: [aPage(entries)], needs: /^(0|0\.items)?$/ },
  readProfile: {
    read: readProfile,
    sample: { country: 'DE', product: 'premium', email: 'ada@example.org' },
    needs: /^$/,
  },
  readPlaybackAnswer: {
    read: (body) => {
      const playback = readPlaybackAnswer(body)
      return playback && [describePlaying(playback), { ...playback, item: undefined }]
    },
    sample: aPlayback(),
    needs: /^$/,
  },
  readQueue: {
    read: (body) => readQueue(body).queue.map(({ facts }) => facts),
    sample: { currently_playing: aTrack('0'), queue: [aTrack('1'), anEpisode('2'), aTrack('3')] },
    needs: /^$/,
    list: { entries: 'queue', rowsOf: (rows: readonly unknown[]) => rows },
  },
  readHistory: {
    read: (body) => readHistory(body).items,
    sample: { items: ['1', '2', '3'].map((id) => ({ track: aTrack(id), played_at: '2026-03-12T08:00:00.000Z' })) },
    needs: /^$/,
    list: { entries: 'items', rowsOf: (rows: readonly unknown[]) => rows },
  },
  readDevices: {
    read: (body) => readDevices(body).devices,
    sample: { devices: ['1', '2', '3'].map((id) => aDevice({ id })) },
    needs: /^$/,
    list: { entries: 'devices', rowsOf: (rows: readonly unknown[]) => rows },
  },
  readName: { read: readName, sample: { name: 'Morning' }, needs: /^$/ },
  readSaved: { read: readSaved, sample: [true, false] },
  readFound: { read: readFound, sample: { tracks: aFind('track').tracks, shows: aFind('show').shows }, needs: /^$/ },
  ...Object.fromEntries(kindNames.map((kind) => [`readFoundOf ${kind}`, rowOfKind(kind)])),
  readAlbum: { read: readAlbum('1'), sample: anAlbum(), needs: /^$/ },
  readAlbumSongs: {
    read: readAlbumSongs(0),
    sample: anAlbum().tracks,
    needs: /^(items)?$/,
    list: { entries: 'items', rowsOf },
  },
  readArtist: { read: readArtist('1'), sample: anArtist(), needs: /^$/ },
  readReleases: {
    read: readReleases,
    sample: aPage([anAlbum(), anAlbum(), anAlbum()]),
    needs: /^(items)?$/,
    list: { entries: 'items', rowsOf },
  },
  readShow: { read: readShow('1'), sample: aShow(), needs: /^$/ },
  readEpisodes: {
    read: readEpisodes(0),
    sample: aShow().episodes,
    needs: /^(items)?$/,
    list: { entries: 'items', rowsOf },
  },
  readEpisode: { read: readEpisode('1'), sample: anEpisodeBegun('1'), needs: /^$/ },
  readAudiobook: { read: readAudiobook('1'), sample: anAudiobook(), needs: /^$/ },
  readChapters: {
    read: readChapters(0),
    sample: anAudiobook().chapters,
    needs: /^(items)?$/,
    list: { entries: 'items', rowsOf },
  },
  readPickable: {
    read: (body) => {
      const answer = readPickable(body)
      return [picksIn(answer, anything), resourcesIn(answer), picturesIn(answer)]
    },
    sample: { ...picks, extra: [aPlaylist('1'), anEpisode('1')] },
  },
}

/** Answers of this app’s own server: a body that is not in its contract is a fault there. The reader may refuse it. */
const ownReaders: Readonly<Record<string, ReaderRow>> = {
  readFlow: {
    read: readFlow,
    sample: {
      steps: [
        {
          id: '1',
          kind: 'call',
          at: 1.7e12,
          method: 'GET',
          path: '/v1/me',
          ms: 3,
          status: 200,
          sent: {},
          answered: {},
        },
      ],
      isCut: false,
      now: 1.7e12,
    },
  },
  readConditions: { read: readConditions, sample: { aheadMs: 60_000, faults: 1, settings: 1 } },
  readOn: { read: readOn, sample: { on: ['offline'] } },
  readStart: { read: readStart, sample: { since: 1.7e12, simulatorSince: 1.7e12 } },
  readRequests: {
    read: readRequests,
    sample: { requests: [{ at: 1.7e12, method: 'GET', path: '/v1/me', status: 200, client: 'mine', tookMs: 3 }] },
  },
  readSession: { read: readSession, sample: aSession() },
  readTimedSession: { read: (body) => readTimedSession(body, 1.7e12), sample: aSession() },
  readProvider: { read: readProvider, sample: aProvider() },
  readDisconnected: { read: readDisconnected, sample: { revocation: 'not-offered', appsUrl: 'https://a.example/' } },
  readSessionList: {
    read: readSessionList,
    sample: {
      sessions: [
        { id: '1', browser: 'Firefox', createdAt: 1.7e12, lastSeenAt: 1.7e12, expiresAt: 1.8e12, current: true },
      ],
      total: 1,
    },
  },
}

/** A search for one kind, and its list. */
function rowOfKind(kind: ThingKind): ReaderRow {
  const list = `${kind}s`
  return {
    read: readFoundOf(kind),
    sample: aFind(kind),
    needs: new RegExp(`^(${list}(\\.items)?)?$`),
    list: { entries: `${list}.items`, rowsOf },
  }
}

/** What a search for one kind finds: three of them. */
function aFind(kind: ThingKind): Record<string, unknown> {
  const thing = (type: string, id: string) => ({
    id,
    name: `${type} ${id}`,
    uri: `spotify:${type}:${id}`,
    external_urls: { spotify: `https://open.example/${type}/${id}` },
    images: [{ url: 'https://art.example/1', width: 300, height: 300 }],
  })
  const details: Record<ThingKind, (id: string) => object> = {
    track: (id) => ({ ...aTrack(id), is_playable: true }),
    album: () => ({ artists: [thing('artist', '1')], release_date: '2024-01', album_type: 'single' }),
    artist: () => ({ genres: ['ambient', 'folk'] }),
    playlist: aPlaylist,
    show: () => ({ publisher: 'Night Desk', total_episodes: 3 }),
    episode: anEpisode,
    audiobook: () => ({ authors: [{ name: 'Teodor Pellerin' }], total_chapters: 12 }),
  }
  return { [`${kind}s`]: aPage(['1', '2', '3'].map((id) => ({ ...thing(kind, id), ...details[kind](id) }))) }
}

function aProvider() {
  return {
    kind: 'simulator',
    authorizeUrl: 'http://localhost:8889/authorize',
    apiUrl: 'http://localhost:8889/v1',
    clientId: 'scopedeck-local',
    redirectUri: 'http://127.0.0.1:8888/auth/callback',
    revokes: true,
  }
}

function aSession() {
  return {
    authenticated: true,
    account: { id: 'ada', displayName: 'Ada', imageUrl: 'https://art.example/1' },
    accountMark: 'mark-of-ada',
    requestedScopes: ['user-read-private'],
    grantedScopes: ['user-read-private'],
    withheldScopes: ['user-read-private'],
    accessTokenObtainedAt: 1.8e12,
    accessTokenExpiresAt: 1.8e12,
    grantedAt: 1.8e12,
    grantExpiresAt: 1.8e12,
    sessionExpiresAt: 1.8e12,
    provider: aProvider(),
    now: 1.8e12,
  }
}

describe.each(Object.entries(readers))('%s', (_, { read, sample, needs, list }) => {
  it('reads every member of its sample', () => {
    expect(unfitForScreens(read(sample))).toEqual([])
    expect(read(sample)).toBeDefined()
  })

  it('answers every member that makes no sense, and shows nothing of it', () => {
    for (const { what, path, answer } of malformedAnswers(sample)) {
      if (needs?.test(path)) expectReadOrRefused(read, answer, what)
      else expect(unfitForScreens(read(answer)), what).toEqual([])
    }
  })

  it('loses one row at most', () => {
    if (!list) return
    const whole = list.rowsOf(read(sample) as never)
    const inSecond = malformedAnswers(sample).filter(({ path }) => path.startsWith(`${list.entries}.1`))
    for (const { what, answer } of inSecond) {
      const rows = list.rowsOf(read(answer) as never)
      expect(rows.length, what).toBeGreaterThanOrEqual(whole.length - 1)
      expect([rows.at(0), withoutPlace(rows.at(-1))], what).toEqual([whole.at(0), withoutPlace(whole.at(-1))])
    }
  })
})

describe.each(Object.entries(ownReaders))('%s', (_, { read, sample }) => {
  it('reads its sample, and refuses what it can’t answer', () => {
    expect(unfitForScreens(read(sample))).toEqual([])
    for (const { what, answer } of malformedAnswers(sample)) expectReadOrRefused(read, answer, what)
  })
})

/** A reader refuses with a TypeError, which the API client makes a problem that a screen shows. */
function expectReadOrRefused(read: ReaderRow['read'], answer: unknown, what: string): void {
  try {
    expect(unfitForScreens(read(answer)), what).toEqual([])
  } catch (error) {
    expect(error, what).toBeInstanceOf(TypeError)
  }
}

/** The place of a row changes where one before it was left out. */
function withoutPlace(row: unknown): unknown {
  if (!isRecord(row)) return row
  const { position: _, ...rest } = row
  return rest
}

const withoutComments = (source: string) => source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')

test('every reader that a request names has its row', () => {
  const sources = import.meta.glob<string>(['./**/*.{ts,tsx}', '!./**/*.test.*', '!./shared/api.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  })
  const named = Object.values(sources).flatMap((text) =>
    Array.from(withoutComments(text).matchAll(/\bread: (\w*)/g), ([, name = '']) => name),
  )
  expect(named.length).toBeGreaterThan(5)
  // What plays has its own table, beside its reader; what a search finds has a row for each kind.
  const rows = [...Object.keys(readers), ...Object.keys(ownReaders), 'readPlayback', 'readFoundOf']
  expect(named.filter((name) => !rows.includes(name))).toEqual([])
})
