import { type Endpoints, ok } from './call.ts'
import { audiobookObject } from './objects/audiobook.ts'
import { timestamp } from './objects/links.ts'
import { albumObject, trackObject } from './objects/music.ts'
import { episodeObject, simplifiedShow } from './objects/show.ts'
import { pageOf } from './paging.ts'

/** The saved items of the account, one list for each kind. */
export const savedEndpoints = {
  'get-users-saved-tracks': {
    answer: (call) =>
      ok(
        pageOf(call, call.account.library.track.rows, ({ item, addedAt }) => ({
          added_at: timestamp(addedAt),
          track: trackObject(item, call),
        })),
      ),
  },
  'get-users-saved-albums': {
    answer: (call) =>
      ok(
        pageOf(call, call.account.library.album.rows, ({ item, addedAt }) => ({
          added_at: timestamp(addedAt),
          album: albumObject(item, call),
        })),
      ),
  },
  'get-users-saved-episodes': {
    answer: (call) =>
      ok(
        pageOf(call, call.account.library.episode.rows, ({ item, addedAt }) => ({
          added_at: timestamp(addedAt),
          episode: episodeObject(item, call),
        })),
      ),
  },
  'get-users-saved-shows': {
    answer: (call) =>
      ok(
        pageOf(call, call.account.library.show.rows, ({ item, addedAt }) => ({
          added_at: timestamp(addedAt),
          show: simplifiedShow(item, call),
        })),
      ),
  },
  'get-users-saved-audiobooks': {
    answer: (call) =>
      ok(
        pageOf(call, call.account.library.audiobook.rows, ({ item, addedAt }) => ({
          added_at: timestamp(addedAt),
          audiobook: audiobookObject(item, call),
        })),
      ),
  },
} satisfies Endpoints
