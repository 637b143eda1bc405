import type { Mutant } from './mutant.ts'

const smuggling = 'server/test/http/smuggling.test.ts'
const slow = 'server/test/http/slow.test.ts › a client that takes too long'
const greedy = 'server/test/http/greedy-clients.test.ts'
const untaken = 'server/src/http/untaken-answers.test.ts'

export const requestMutants: readonly Mutant[] = [
  {
    guard: 'A body is plain or in chunks, and nothing else.',
    file: 'server/src/http/message-guard.ts',
    text: 'if (!isPlainOrChunked(raw))',
    without: 'if (false)',
    noticedBy: [`${smuggling} › a transfer coding other than chunked is refused, whatever it is combined with`],
  },
  {
    guard: 'A request names one host.',
    file: 'server/src/http/message-guard.ts',
    text: 'if (countHosts(raw) !== 1)',
    without: 'if (false)',
    noticedBy: [
      'server/test/http/request-message.test.ts › a request for another host › is refused or cut off, however it says so',
    ],
  },
  {
    guard: 'An address that names another server than the Host header is refused.',
    file: 'server/src/http/message-guard.ts',
    text: 'if (!isForHost(raw, originalUrl))',
    without: 'if (false)',
    noticedBy: [
      'server/test/http/request-message.test.ts › a request for another host › is refused or cut off, however it says so',
    ],
  },
  {
    guard: 'A body has a largest size.',
    file: 'server/src/gateway/call-body.ts',
    text: 'bodyLimit: callBodyLimits.json',
    without: 'bodyLimit: 2 ** 30',
    noticedBy: ['server/src/gateway/call-body.test.ts › a JSON body beyond its limit is too large'],
  },
  {
    guard: 'A request has to come whole in time.',
    file: 'server/src/http/create-server.ts',
    text: 'requestTimeout: timeouts.requestMs,',
    without: 'requestTimeout: 0,',
    noticedBy: [`${slow} › %s, byte by byte, is cut off`],
  },
  {
    guard: 'The headers of a request have to come in time.',
    file: 'server/src/http/create-server.ts',
    text: 'headersTimeout: timeouts.headersMs',
    without: 'headersTimeout: 0',
    noticedBy: [`${slow} › over its headers is cut off, though a body may take much longer`],
  },
  {
    guard: 'A connection on which nothing moves is cut.',
    file: 'server/src/http/create-server.ts',
    text: 'connectionTimeout: timeouts.silenceMs,',
    noticedBy: [`${slow} › to read its answer is cut off`],
  },
  {
    guard: 'What an account does not read is limited.',
    file: 'server/src/http/untaken-answers.ts',
    text: ' || (byOwner.get(owner) ?? 0) > limits.eachBytes',
    noticedBy: [
      `${greedy} › a client that asks and does not read › gets no more memory than its account may have: the oldest answers are given up`,
    ],
  },
  {
    guard: 'What all clients together do not read is limited.',
    file: 'server/src/http/untaken-answers.ts',
    text: 'total > limits.totalBytes || ',
    noticedBy: [
      `${untaken} › over the limit of all, the oldest answers are given up, whose they may be`,
      `${untaken} › however answers come and go: never more than the limits, and nothing is left in the end`,
    ],
  },
  {
    guard: 'After an error answer to half a request its connection is destroyed.',
    file: 'server/src/http/answer-problem.ts',
    text: '  closeUnlessComplete(request.raw)\n',
    noticedBy: [
      `${greedy} › after an error answer › a connection is destroyed within seconds, whatever its client keeps sending`,
    ],
  },
  {
    guard: 'After an answer to what is no request its connection is destroyed.',
    file: 'server/src/http/create-server.ts',
    text: '  closeSoon(socket)\n',
    noticedBy: [
      `${greedy} › after an error answer › a connection is destroyed within seconds, whatever its client keeps sending`,
    ],
  },
  {
    guard: 'A client that sends the rest of its request in time keeps its connection.',
    file: 'server/src/http/close-soon.ts',
    text: 'if (!request.complete) request.socket.destroy()',
    without: 'request.socket.destroy()',
    noticedBy: [
      `${greedy} › after an error answer › a client that sends the rest in time goes on using the connection`,
    ],
  },
]
