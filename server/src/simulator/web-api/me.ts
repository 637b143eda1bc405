import type { CursorPage } from '../../../contract/web-api.ts'
import { timeRanges } from '../world/account.ts'
import type { Artist } from '../world/entities.ts'
import { type Call, type Endpoints, ok } from './call.ts'
import { artistObject, trackObject } from './objects/music.ts'
import { privateUser } from './objects/user.ts'
import { addressOf, pageOf, readLimit, usualLimits } from './paging.ts'
import { readChoice } from './parameters.ts'

/** The account itself: its profile, what it plays most and whom it follows. */
export const meEndpoints = {
  'get-current-users-profile': { answer: (call) => ok(privateUser(call)) },
  'get-users-top-artists': {
    answer: (call) => {
      const { artists } = call.account.top[readChoice(call, 'time_range', timeRanges, 'medium_term')]
      return ok(pageOf(call, artists, (artist) => artistObject(artist, call)))
    },
  },
  'get-users-top-tracks': {
    answer: (call) => {
      const { tracks } = call.account.top[readChoice(call, 'time_range', timeRanges, 'medium_term')]
      return ok(pageOf(call, tracks, (track) => trackObject(track, call)))
    },
  },
  'get-followed': {
    answer: (call) => {
      readChoice(call, 'type', ['artist'])
      return ok({ artists: followedArtists(call) })
    },
  },
} satisfies Endpoints

/** Pages by the id of the last artist seen. An artist that is no longer followed starts the list again. */
function followedArtists(call: Call): CursorPage<ReturnType<typeof artistObject>> {
  const artists: Artist[] = call.account.library.artist.rows.map(({ item }) => item)
  const limit = readLimit(call, usualLimits)
  const start = artists.findIndex(({ id }) => id === call.query.after) + 1
  const items = artists.slice(start, start + limit)
  const after = start + limit < artists.length ? (items.at(-1)?.id ?? null) : null
  return {
    href: addressOf(call, { limit }),
    items: items.map((artist) => artistObject(artist, call)),
    limit,
    next: after && addressOf(call, { after, limit }),
    cursors: { after },
    total: artists.length,
  }
}
