import type { Mutant } from './mutant.ts'

const breaker = 'server/src/gateway/circuit-breaker.test.ts'
const isolation = 'server/src/gateway/circuit-isolation.test.ts'
const queue = 'server/src/gateway/fair-queue.test.ts'
const trouble = 'server/test/http/upstream-trouble.test.ts › Spotify in trouble'
const crossing =
  'server/test/http/web-api.test.ts › two accounts in a thousand mixed calls, in two sessions each, with tokens that end: nothing crosses'

/** What keeps the calls of one account from costing another. */
export const isolationMutants: readonly Mutant[] = [
  {
    guard: 'Ten failures in a row open a circuit.',
    file: 'server/src/gateway/circuit.ts',
    text: 'if (count >= failuresToTrip) trip()',
    noticedBy: [`${breaker} › an upstream that %s is not called any more after ten failed calls`],
  },
  {
    guard: 'One trial call at a time goes out of a half-open circuit.',
    file: 'server/src/gateway/circuit.ts',
    text: 'if (!isTrialUnderWay && leftMs === 0) return undefined',
    without: 'if (leftMs === 0) return undefined',
    noticedBy: [`${breaker} › half-open: one trial call goes out, while all others are refused at once`],
  },
  {
    guard: 'No account opens the circuit of all alone.',
    file: 'server/src/gateway/circuit-breaker.ts',
    text: 'failuresEach: failuresToTrip / 2,',
    without: 'failuresEach: failuresToTrip,',
    noticedBy: [
      `${breaker} › one account that loops an operation answering 500, eight at once, keeps nobody else out`,
      `${isolation} › whatever fails for whom: a call that would be answered is refused only where two other accounts failed at the same operation`,
    ],
  },
  {
    guard: 'A trial call belongs first to an account that has not failed.',
    file: 'server/src/gateway/circuit.ts',
    text: '(hasFailed && hasAnotherAsked ? othersFirst : rest)',
    without: 'rest',
    noticedBy: [
      `${breaker} › a trial call belongs first to an account that has not failed, and has asked`,
      `${isolation} › whoever else fails, and however often: an account whose calls are answered is refused for seconds, not for minutes`,
    ],
  },
  {
    guard: 'A refusal is an answer and opens no circuit.',
    file: 'server/src/gateway/circuit.ts',
    text: "return isFailure(error) ? 'failed' : 'answered'",
    without: "return 'failed'",
    noticedBy: [`${breaker} › %s counts as an answer, however often it comes`],
  },
  {
    guard: 'The failing accounts that an operation remembers are limited.',
    file: 'server/src/gateway/circuit-breaker.ts',
    text: 'for (const oldest of own.keys()) if (own.size > mostSickAccounts) own.delete(oldest)',
    noticedBy: [`${isolation} › of any number of failing accounts so many are remembered`],
  },
  {
    guard: 'An account has eight calls under way at most.',
    file: 'server/src/gateway/fair-queue.ts',
    text: ' && calls.running < limits.runningEach',
    noticedBy: [`${queue} › five hundred slow calls of one account delay no other account`],
  },
  {
    guard: 'All accounts together have 32 calls under way at most.',
    file: 'server/src/gateway/fair-queue.ts',
    text: 'running < limits.running && ',
    noticedBy: [`${queue} › when as many calls run as may, the accounts take turns`],
  },
  {
    guard: 'An account that had its turn goes to the end of the queue.',
    file: 'server/src/gateway/fair-queue.ts',
    text: '    running++\n    calls.running++\n    accounts.delete(accountId)\n',
    without: '    running++\n    calls.running++\n',
    noticedBy: [`${queue} › when as many calls run as may, the accounts take turns`],
  },
  {
    guard: 'So many calls of an account wait, and no more.',
    file: 'server/src/gateway/fair-queue.ts',
    text: "if (calls.waiting.length >= limits.waitingEach) throw new ProblemError('too-many-calls', retrySoon)",
    noticedBy: [`${queue} › five hundred slow calls of one account delay no other account`],
  },
  {
    guard: 'So many calls of all accounts wait, and no more.',
    file: 'server/src/gateway/fair-queue.ts',
    text: "if (waiting >= limits.waiting) throw new ProblemError('busy', retrySoon)",
    noticedBy: [`${queue} › when too many calls wait, those of every account are refused as busy`],
  },
  {
    guard: 'A call does not wait for its turn for ever.',
    file: 'server/src/gateway/fair-queue.ts',
    text: "setTimeout(() => giveUp(new ProblemError('busy', retrySoon)), waitMs)",
    without: 'undefined',
    noticedBy: [`${queue} › a call that waits too long is refused as busy, for Spotify would have no time left`],
  },
  {
    guard: 'So many requests share one call, and no more.',
    file: 'server/src/async/single-flight.ts',
    text: 'if (limit && flight.callers >= limit.mostCallers) throw limit.refuse()',
    noticedBy: [`${'server/src/gateway/fetch-web-api.test.ts'} › as many requests as may share one call, and no more`],
  },
  {
    guard: 'A call ends when its client has gone.',
    file: 'server/src/gateway/gateway.routes.ts',
    text: 'if (!raw.writableFinished) gone.abort()',
    noticedBy: [`${trouble} › the client goes, and the call upstream ends within a second`],
  },
  {
    guard: 'A shared call goes on while one of its clients waits.',
    file: 'server/src/async/single-flight.ts',
    text: 'if (flight.callers > 0) return\n',
    without: '\n',
    noticedBy: [
      `${trouble} › the same call in two tabs goes on while one of them waits, and ends with the last`,
      'server/src/async/single-flight.test.ts › callers that can leave › work goes on until its last caller has left, and is not joined after that',
    ],
  },
  {
    guard: 'Only calls of one session are shared.',
    file: 'server/src/gateway/fetch-web-api.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code.
    text: '`${session.id} ${target}`',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code.
    without: '` ${target}`',
    noticedBy: [crossing],
  },
  {
    guard: 'An answer is cached for one session.',
    file: 'server/src/gateway/answer-cache.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code.
    text: '`${sessionId} ${target}`',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code.
    without: '`${sessionId.length} ${target}`',
    noticedBy: [
      'server/src/gateway/answer-cache.test.ts › an answer is not used for another session or another address',
    ],
  },
  {
    guard: 'The cache is limited: the least recently used answers go.',
    file: 'server/src/gateway/answer-cache.ts',
    text: 'if (bytes <= limits.totalBytes) return',
    without: 'return',
    noticedBy: [
      'server/src/gateway/answer-cache.test.ts › the least recently used answers are dropped when the cache is full',
    ],
  },
]
