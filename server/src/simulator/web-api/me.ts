import { timeRanges } from '../world/account.ts'
import { type Endpoints, ok } from './call.ts'
import { artistObject } from './objects/artist.ts'
import { trackObject } from './objects/track.ts'
import { privateUser } from './objects/user.ts'
import { pageOf } from './paging.ts'
import { readChoice } from './parameters.ts'

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
} satisfies Endpoints
