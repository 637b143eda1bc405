import { blockedAskedResumed } from './blocked-asked-resumed.ts'
import { findItAndKeepIt } from './find-it-and-keep-it.ts'
import { firstSong } from './first-song.ts'
import { forgedCallback } from './forged-callback.ts'
import { fromNineteenToTwo } from './from-nineteen-to-two.ts'
import { keptOrReplaced } from './kept-or-replaced.ts'
import { listeningWithoutPremium } from './listening-without-premium.ts'
import { noDevice } from './no-device.ts'
import { oneHourLater } from './one-hour-later.ts'
import { outOfQuota } from './out-of-quota.ts'
import { revokedElsewhere } from './revoked-elsewhere.ts'
import { sameCallTwoGrants } from './same-call-two-grants.ts'
import type { Scenario } from './scenario.ts'
import { sixKindsOf403 } from './six-kinds-of-403.ts'
import { sixMonthsLater } from './six-months-later.ts'
import { tenThousandSongs } from './ten-thousand-songs.ts'
import { tooFast } from './too-fast.ts'
import { trainTunnel } from './train-tunnel.ts'
import { userSaysNo } from './user-says-no.ts'
import { watchTheLink } from './watch-the-link.ts'
import { wholeHandshake } from './whole-handshake.ts'

/** Every scenario, in the order of their numbers. A new one is a file of its own and a row here. */
export const scenarios: readonly Scenario[] = [
  firstSong,
  watchTheLink,
  fromNineteenToTwo,
  userSaysNo,
  blockedAskedResumed,
  wholeHandshake,
  oneHourLater,
  sixMonthsLater,
  keptOrReplaced,
  revokedElsewhere,
  tooFast,
  outOfQuota,
  sixKindsOf403,
  noDevice,
  listeningWithoutPremium,
  tenThousandSongs,
  sameCallTwoGrants,
  forgedCallback,
  trainTunnel,
  findItAndKeepIt,
]
