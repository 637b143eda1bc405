import { refreshesPerMinute } from '../../src/account/account.routes.ts'
import { cacheLimits } from '../../src/gateway/answer-cache.ts'
import { callBodyLimits } from '../../src/gateway/call-body.ts'
import { mostSickAccounts } from '../../src/gateway/circuit-breaker.ts'
import { fairQueueLimits } from '../../src/gateway/fair-queue.ts'
import { mostCallersOfOneCall } from '../../src/gateway/gateway.plugin.ts'
import { upstreamLimits } from '../../src/gateway/upstream.ts'
import { untakenLimits } from '../../src/http/untaken-answers.ts'
import { streamLimits } from '../../src/playback/playback.plugin.ts'
import { mostOpenedSessions } from '../../src/session/opened-sessions.ts'
import { signInsPerMinute } from '../../src/sign-in/sign-in.routes.ts'
import { productionTimeouts } from '../../src/timeouts.ts'

/** Something that is held for clients, and what keeps it from growing. */
interface Bound {
  held: string
  /** With the value that the server uses, for one process. */
  bound: string
  /** What happens beyond it. */
  beyond: string
  /** As in a claim: a client that never stops meets the bound. */
  provenBy: readonly [string, ...string[]]
}

const number = (value: number) => value.toLocaleString('en')
const bytes = (value: number) =>
  value >= 1024 * 1024 ? `${number(value / 1024 / 1024)} MB` : `${number(Math.round(value / 1024))} KB`
const seconds = (ms: number) => `${number(ms / 1000)} s`

const { http, lingering, gateway } = productionTimeouts

/** Everything that is held for clients, or that costs others. */
export const bounds: readonly Bound[] = [
  {
    held: 'Address and headers of a request',
    bound: '16 KB',
    beyond: '431 `too-large`, and the connection ends',
    provenBy: ['server/test/process/oversize.test.ts › too much of everything › %s is refused as too large'],
  },
  {
    held: 'The body of a call',
    bound: `${bytes(callBodyLimits.json)} of JSON, ${bytes(callBodyLimits.image)} of a cover`,
    beyond: '413 `too-large`, and the connection ends',
    provenBy: [
      'server/src/gateway/call-body.test.ts › a JSON body beyond its limit is too large',
      'server/test/process/oversize.test.ts › a body without end › to %s is answered before it has come, and its sender can’t go on for long',
    ],
  },
  {
    held: 'A request that has not come whole',
    bound: `${seconds(http.headersMs)} for its headers, ${seconds(http.requestMs)} in all`,
    beyond: '408, and the connection ends',
    provenBy: ['server/test/http/slow.test.ts › a client that takes too long › %s, byte by byte, is cut off'],
  },
  {
    held: 'A connection after an error answer, to a client that still sends',
    bound: seconds(lingering.lingerMs),
    beyond: 'it is destroyed',
    provenBy: [
      'server/test/http/greedy-clients.test.ts › after an error answer › a connection is destroyed within seconds, whatever its client keeps sending',
    ],
  },
  {
    held: 'A connection without a byte in either direction',
    bound: seconds(http.silenceMs),
    beyond: 'it is destroyed',
    provenBy: ['server/test/http/slow.test.ts › a client that takes too long › to read its answer is cut off'],
  },
  {
    held: 'Answers that their clients have not read',
    bound: `${bytes(untakenLimits.eachBytes)} for an account, or for an address without one; ${bytes(untakenLimits.totalBytes)} in all`,
    beyond: 'the oldest are given up, and their connections destroyed',
    provenBy: [
      'server/test/http/greedy-clients.test.ts › a client that asks and does not read › gets no more memory than its account may have: the oldest answers are given up',
      'server/test/http/greedy-clients.test.ts › a client that asks and does not read › gets no more by asking many times on one connection',
      'server/src/http/untaken-answers.test.ts › over the limit of all, the oldest answers are given up, whose they may be',
    ],
  },
  {
    held: 'Answers of Spotify’s while they are read',
    bound: `${bytes(upstreamLimits.answerBytes)} each; ${upstreamLimits.largeAnswers} at a time may have more than ${bytes(upstreamLimits.smallAnswerBytes)}`,
    beyond: '502 `upstream-invalid`; the next large answer waits at Spotify’s end',
    provenBy: [
      'server/src/gateway/upstream.test.ts › an answer without end is cut at the limit',
      'server/src/gateway/upstream.test.ts › a large answer is read when it is admitted, a small one at once',
    ],
  },
  {
    held: 'Calls of Spotify under way',
    bound: `${fairQueueLimits.runningEach} of an account, ${fairQueueLimits.running} in all, ${seconds(gateway.totalMs)} each`,
    beyond: 'the next call waits; 504 `upstream-timeout`',
    provenBy: ['server/src/gateway/fair-queue.test.ts › when as many calls run as may, the accounts take turns'],
  },
  {
    held: 'Calls that wait for their turn',
    bound: `${fairQueueLimits.waitingEach} of an account, ${number(fairQueueLimits.waiting)} in all, ${seconds(gateway.queueMs)} each`,
    beyond: '429 `too-many-calls` for the account, 503 `busy` for all; both with `Retry-After`',
    provenBy: [
      'server/src/gateway/fair-queue.test.ts › five hundred slow calls of one account delay no other account',
      'server/src/gateway/fair-queue.test.ts › when too many calls wait, those of every account are refused as busy',
      'server/src/gateway/fair-queue.test.ts › a call that waits too long is refused as busy, for Spotify would have no time left',
    ],
  },
  {
    held: 'Requests that share one call',
    bound: number(mostCallersOfOneCall),
    beyond: '429 `too-many-calls` with `Retry-After`',
    provenBy: ['server/src/gateway/fetch-web-api.test.ts › as many requests as may share one call, and no more'],
  },
  {
    held: 'Answers in the private cache',
    bound: `${bytes(cacheLimits.totalBytes)}, ${bytes(cacheLimits.answerBytes)} each, ${seconds(gateway.cacheMs)} without use`,
    beyond: 'the least recently used go',
    provenBy: [
      'server/src/gateway/answer-cache.test.ts › the least recently used answers are dropped when the cache is full',
    ],
  },
  {
    held: 'Opened sessions',
    bound: `${number(mostOpenedSessions)}, ${seconds(productionTimeouts.session.openedMs)} each`,
    beyond: 'the oldest goes, and is read from the store again',
    provenBy: [
      'server/src/session/opened-sessions.test.ts › the oldest session makes room, and a cookie that was sealed anew takes the place of the old one',
    ],
  },
  {
    held: 'Live streams',
    bound: `${streamLimits.perSession} of a session, ${number(streamLimits.inAll)} in all`,
    beyond: '429 `too-many-streams`, 503 `streams-exhausted`; both with `Retry-After`',
    provenBy: [
      'server/test/http/live-playback.test.ts › streams are counted › by session, and too many are refused by name; one that is closed makes room',
      'server/test/http/live-playback.test.ts › streams are counted › in all, and beyond what the server can hold is 503',
    ],
  },
  {
    held: 'Events for a stream whose client does not read',
    bound: 'one sample and one heartbeat',
    beyond: 'the newer takes the place of the older; the second heartbeat ends the stream',
    provenBy: [
      'server/src/playback/event-stream.test.ts › a newer event takes the place of one that waits: however many are sent, at most two wait',
      'server/src/playback/event-stream.test.ts › a reader that takes no heartbeat is stuck, and one that takes them is not',
    ],
  },
  {
    held: 'Failing accounts that the circuit breaker remembers',
    bound: `${number(mostSickAccounts)} for an operation`,
    beyond: 'the oldest is forgotten',
    provenBy: [
      'server/src/gateway/circuit-isolation.test.ts › of any number of failing accounts so many are remembered',
    ],
  },
  {
    held: 'Sign-ins, and callbacks',
    bound: `${number(signInsPerMinute)} a minute of each, from one address`,
    beyond: '429 `rate-limited` with `Retry-After`',
    provenBy: [
      'server/test/http/sign-in.test.ts › too many from one address › are refused for a while, whatever address they claim',
    ],
  },
  {
    held: 'Refreshes that a session asks for',
    bound: `${number(refreshesPerMinute)} a minute`,
    beyond: '429 `rate-limited` with `Retry-After`',
    provenBy: [
      'server/src/account/account.test.ts › a session that asks for refreshes again and again gets 429 with a time, and no other does',
    ],
  },
  {
    held: 'Unfinished sign-ins of a browser',
    bound: '8 KB of cookies, 10 minutes each',
    beyond: 'the oldest goes',
    provenBy: [
      'server/src/sign-in/pending-authorization.test.ts › thirty unfinished sign-ins: the cookies stay under 8 KB, and the newest works',
    ],
  },
  {
    held: 'Log lines that anybody may cause',
    bound: 'the lines a minute of [events.md](events.md)',
    beyond: 'the next line counts the others',
    provenBy: [
      'server/src/observability/throttle.test.ts › lines beyond the limit of a minute are left out, and the next line counts them',
    ],
  },
]
