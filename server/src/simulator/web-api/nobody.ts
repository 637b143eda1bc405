import type { SimulatedAccount } from '../world/account.ts'
import { PlayHistory } from '../world/play-history.ts'
import { Playback } from '../world/playback.ts'
import { Shelf } from '../world/shelf.ts'

const nothing = { artists: [], tracks: [] }
const history = new PlayHistory()

/**
 * The account of a client that calls for itself: it has nothing, owns nothing and lives nowhere. Nothing ever changes
 * it, because every operation that changes anything needs a real account.
 */
export const nobody: SimulatedAccount = {
  id: '',
  displayName: '',
  accountId: '',
  email: '',
  country: '',
  premium: false,
  // The list is of people.
  allowlisted: true,
  library: {
    track: new Shelf(),
    album: new Shelf(),
    show: new Shelf(),
    episode: new Shelf(),
    audiobook: new Shelf(),
    artist: new Shelf(),
    user: new Shelf(),
    playlist: new Shelf(),
  },
  privateFollows: new Set(),
  top: { short_term: nothing, medium_term: nothing, long_term: nothing },
  history,
  resumePoints: new Map(),
  devices: [],
  playback: new Playback({ seed: 0, now: () => 0, history }),
}
