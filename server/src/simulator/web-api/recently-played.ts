import type { CursorPage } from '../../../contract/web-api.ts'
import type { Played } from '../world/play-history.ts'
import { type Call, type Endpoints, ok } from './call.ts'
import { badRequest } from './errors.ts'
import { contextObject } from './objects/playback.ts'
import { trackObject } from './objects/track.ts'
import { addressOf, readLimit, usualLimits } from './paging.ts'
import { readInteger } from './parameters.ts'

export const recentlyPlayedEndpoints = {
  'get-recently-played': { answer: (call) => ok(recentlyPlayed(call)) },
} satisfies Endpoints

/** Newest first; cursors are epoch milliseconds. */
function recentlyPlayed(call: Call): CursorPage<ReturnType<typeof playObject>> {
  const limit = readLimit(call, usualLimits)
  const { after, before } = readCursors(call)
  // What ended since somebody last looked is written down when the playback is asked.
  void call.account.playback.item
  const plays = call.account.history.plays.filter(({ playedAt }) => playedAt > after && playedAt < before)
  const shown = plays.slice(0, limit)
  const [newest, oldest] = [shown[0]?.playedAt, shown.at(-1)?.playedAt]
  const cursors = newest && oldest ? { after: String(newest), before: String(oldest) } : null
  const hasMore = cursors !== null && plays.length > limit
  return {
    href: addressOf(call, { limit }),
    items: shown.map((play) => playObject(play, call)),
    limit,
    next: hasMore ? addressOf(call, { before: cursors.before, after: undefined, limit }) : null,
    cursors,
  }
}

function readCursors(call: Call): { after: number; before: number } {
  if (call.query.after !== undefined && call.query.before !== undefined)
    throw badRequest('Only one of after and before')
  const anyTime = { least: 0, most: Number.MAX_SAFE_INTEGER }
  return {
    after: readInteger(call, 'after', { ...anyTime, standard: 0 }),
    before: readInteger(call, 'before', { ...anyTime, standard: Number.MAX_SAFE_INTEGER }),
  }
}

/** To the millisecond, unlike other times: the cursors are made of it. */
function playObject({ track, playedAt, contextUri }: Played, call: Call) {
  return {
    track: trackObject(track, call),
    played_at: new Date(playedAt).toISOString(),
    context: contextObject(contextUri, call),
  }
}
