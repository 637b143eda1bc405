import type { CursorPage } from '../../../contract/web-api.ts'
import type { Artist } from '../world/entities.ts'
import { type Call, type Endpoints, ok } from './call.ts'
import { artistObject } from './objects/artist.ts'
import { addressOf, readLimit, usualLimits } from './paging.ts'
import { readChoice } from './parameters.ts'

export const followingEndpoints = {
  'get-followed': {
    answer: (call) => {
      readChoice(call, 'type', ['artist'])
      return ok({ artists: followedArtists(call) })
    },
  },
} satisfies Endpoints

/** Pages by the id of the last artist seen; one that is followed no more starts over. */
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
