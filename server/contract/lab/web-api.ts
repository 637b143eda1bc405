import type { ProblemCode } from '../problems.ts'
import { type Control, type ExperimentRow, fault, inside, profile, wire } from './experiment.ts'
import { anyCall, every, hasProblem, hasStatus, messagesOf, refresh } from './matches.ts'
import { happens, happensAfter, happensTimes, keepsPause, neverHappens, pausesBetween } from './rules.ts'

const { call, goodCall, request, goodRequest, failedRequest } = messagesOf('get-current-users-profile')

const json = 'application/json; charset=utf-8'
const ofProfile = { path: '/v1/me', exact: true }

const one = (control: Control, times = 1): Pick<ExperimentRow, 'group' | 'rounds'> => ({
  group: 'web-api',
  rounds: [{ controls: [control], calls: [profile(times)] }],
})

const answersWith = (effect: Record<string, unknown>) => one(fault({ match: ofProfile, effect }))

const asksOnce = wire('Asks once', happensTimes(call, { least: 1, most: 1 }))
const keepsToken = wire('Leaves the token alone: it is not the cause', neverHappens(refresh, call))
const says = (words: string, problem: ProblemCode) => inside(words, happens(every(request, hasProblem(problem))))
const noticesNothing = inside('Lets the person notice nothing', neverHappens(failedRequest, goodRequest))

/** Seconds. Short, because a person waits for it. */
const pauseSeconds = 3

export const webApiExperiments = {
  'rate-limited': {
    ...one(
      fault({
        match: { path: '/v1' },
        effect: { status: 429, headers: { 'retry-after': pauseSeconds } },
        forMs: pauseSeconds * 1000,
      }),
      3,
    ),
    title: 'Too many calls',
    chip: '429 · rate-limited',
    what: `For ${pauseSeconds} seconds every call gets 429 and Retry-After: ${pauseSeconds}. Then it ends by itself.`,
    goesOn: true,
    expects: [
      // Of any call: a poll of the server may meet the pause before the calls of the page do.
      inside(
        'Reads how long to wait',
        happens(
          (each) => anyCall(each) && each.retryAfter === pauseSeconds,
          ({ retryAfter }) => `retry-after: ${retryAfter}`,
        ),
      ),
      wire('Sends nothing else meanwhile', keepsPause(anyCall)),
      inside(
        'Says so, and how long',
        happens(
          (each) => request(each) && each.problem === 'rate-limited' && each.retryAfter !== undefined,
          ({ retryAfter }) => `${retryAfter} s`,
        ),
      ),
      inside('Goes on by itself', happensAfter(failedRequest, goodRequest)),
      wire('Sends it once then', happensTimes(goodCall, { least: 1, most: 1 })),
    ],
  },
  'quota-exceeded': {
    ...one(
      fault({
        match: { path: '/v1' },
        effect: {
          status: 429,
          headers: { 'retry-after': 2 },
          body: { error: { status: 429, message: 'API quota exceeded', reason: 'QUOTA_EXCEEDED' } },
        },
      }),
      3,
    ),
    title: 'Quota used up',
    chip: '429 · quota-exceeded',
    what: 'All client ids of one developer share a quota, and it is spent. Waiting a moment does not help.',
    expects: [
      wire('Meets the 429', happens(every(anyCall, hasStatus(429)))),
      // Not at all, where another call has met the end of the quota before.
      wire('Asks once at most', happensTimes(call, { most: 1 })),
      says('Says that the quota is used up, and not just “wait”', 'quota-exceeded'),
      wire('Leaves the token alone: it is not the cause', neverHappens(refresh, anyCall)),
    ],
  },
  'server-errors': {
    ...one(fault({ match: ofProfile, effect: { status: 503 }, times: 2 })),
    title: 'Server errors',
    chip: '503 · twice',
    what: 'Spotify answers 503 twice, and is back then.',
    expects: [
      wire('Meets the 503', happens(every(call, hasStatus(503)))),
      wire('Tries a read again, at most twice', happensTimes(call, { least: 2, most: 3 })),
      wire('Pauses before each try', pausesBetween(call, 50)),
      noticesNothing,
    ],
  },
  'malformed-body': {
    ...answersWith({ status: 200, headers: { 'content-type': json }, body: '{"display_name": "Ad' }),
    title: 'Malformed body',
    chip: '200 · broken JSON',
    what: 'The status is 200, and the JSON breaks off in the middle.',
    expects: [asksOnce, says('Says that the answer made no sense', 'upstream-invalid'), keepsToken],
  },
  'empty-body': {
    ...answersWith({ status: 200, headers: { 'content-type': json }, body: '' }),
    title: 'Empty body',
    chip: '200 · nothing',
    what: 'The status is 200, and there is no body where JSON was due.',
    expects: [
      asksOnce,
      inside(
        'Takes it for an answer without content, or says so',
        happens((each) => (request(each) && (each.status ?? 0) < 500) || hasProblem('upstream-invalid')(each)),
      ),
      keepsToken,
    ],
  },
  'plain-text': {
    ...answersWith({
      status: 403,
      body: 'Check settings on developer.spotify.com/dashboard, the user may not be registered.',
    }),
    title: 'Plain-text body',
    chip: '403 · text/plain',
    what: 'Some of Spotify’s refusals are a line of text and no JSON. An app that always parses breaks here.',
    expects: [asksOnce, says('Reads the words, and names the cause', 'not-allowlisted'), keepsToken],
  },
  'member-missing': {
    ...answersWith({ patch: { display_name: null, images: { $drop: true } } }),
    title: 'A member null or missing',
    chip: '200 · patched',
    what: 'The display name is null, and there are no images at all. Spotify withdraws members like that.',
    expects: [asksOnce, inside('Shows what there is', happens(goodRequest)), noticesNothing],
  },
  slow: {
    ...answersWith({ delayMs: 1_500 }),
    title: 'Slow answers',
    chip: '1.5 s',
    what: 'Each answer takes a second and a half. A client without patience asks again meanwhile.',
    expects: [
      wire(
        'Waits for the answer',
        happens((each) => goodCall(each) && each.endedAt - each.at >= 1_400),
      ),
      wire('Asks once, and not again meanwhile', happensTimes(call, { least: 1, most: 1 })),
      noticesNothing,
    ],
  },
  offline: {
    ...one(fault({ match: ofProfile, effect: { reset: true }, times: 3 })),
    title: 'Offline',
    chip: 'no answer',
    what: 'Spotify breaks off the connection three times, and is back then.',
    goesOn: true,
    expects: [
      wire('Meets the silence', happens(every(call, hasStatus(undefined)))),
      wire('Tries a read again, at most twice', happensTimes(every(call, hasStatus(undefined)), { least: 1, most: 3 })),
      inside(
        'Says that Spotify is the trouble',
        happens(every(failedRequest, ({ problem = '' }) => problem.startsWith('upstream-'))),
      ),
      inside('Goes on once Spotify is back', happensAfter(failedRequest, goodRequest)),
    ],
  },
} as const satisfies Record<string, ExperimentRow>
