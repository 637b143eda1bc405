import type { Chapter } from './claim.ts'

export const requestClaims: Chapter = {
  title: 'Requests and connections',
  claims: [
    {
      claim:
        'A message whose end is ambiguous is refused, and the request hidden in it is not read. A request inside a body is treated as a body. A body is plain or in chunks; every other transfer coding is refused.',
      promise: 'There is no request smuggling, whatever proxy is in front.',
      provenBy: [
        'server/test/http/smuggling.test.ts › a message whose end two servers could see in two places › %s: refused, and the hidden request is not read',
        'server/test/http/smuggling.test.ts › a request within the body of another › %s is a body',
        'server/test/http/smuggling.test.ts › one request after the other is two, each with its answer',
        'server/test/http/smuggling.test.ts › a transfer coding other than chunked is refused, whatever it is combined with',
      ],
    },
    {
      claim:
        'A request for another host is refused in every form, and a whole address of our own is served as its path is. Bytes that are not HTTP are refused or ignored, and the answer reveals nothing.',
      promise: 'The server can’t be used as a proxy, and scanners learn nothing from it.',
      provenBy: [
        'server/test/http/request-message.test.ts › a request for another host › is refused or cut off, however it says so',
        'server/test/http/request-message.test.ts › a whole address of our own › is served as its path is: data, calls, pages, files and refusals',
        'server/test/http/request-message.test.ts › what is no request › is refused or left alone, and tells nothing',
      ],
    },
    {
      claim:
        'Addresses, headers and bodies beyond the limits are refused as too large before they are read whole. A client that goes on sending still gets the answer, and is cut off soon.',
      promise: 'No request costs more memory than its limit, and each client learns why it was cut off.',
      provenBy: [
        'server/test/process/oversize.test.ts › too much of everything › %s is refused as too large',
        'server/src/gateway/call-body.test.ts › a JSON body beyond its limit is too large',
        'server/test/process/oversize.test.ts › a body that is too large › whose length %s: whoever sends all of it hears so',
        'server/test/process/oversize.test.ts › a body without end › to %s is answered before it has come, and its sender can’t go on for long',
      ],
    },
    {
      claim:
        'A client that sends or reads byte by byte, or connects and sends nothing, is cut off in time and delays no other client.',
      promise: 'Slow clients, hostile or not, exhaust nothing.',
      provenBy: [
        'server/test/http/slow.test.ts › a client that takes too long › %s, byte by byte, is cut off',
        'server/test/http/slow.test.ts › a client that takes too long › over its headers is cut off, though a body may take much longer',
        'server/test/http/slow.test.ts › a client that takes too long › to read its answer is cut off',
        'server/test/http/slow.test.ts › 500 clients that connect and send nothing delay no other client, and are cut off in time',
      ],
    },
    {
      claim:
        'What a client has asked for and does not read is counted, for its account and for the process; over the bound the oldest answers are given up.',
      promise: 'No client takes the memory of the others.',
      provenBy: [
        'server/test/http/greedy-clients.test.ts › a client that asks and does not read › gets no more memory than its account may have: the oldest answers are given up',
        'server/test/http/greedy-clients.test.ts › a client that asks and does not read › gets no more by asking many times on one connection',
        'server/src/http/untaken-answers.test.ts › however answers come and go: never more than the limits, and nothing is left in the end',
      ],
    },
    {
      claim: 'After an error answer a connection is destroyed within 3 s, unless the rest of its request comes.',
      promise: 'Nobody keeps a file descriptor by sending without end.',
      provenBy: [
        'server/test/http/greedy-clients.test.ts › after an error answer › a connection is destroyed within seconds, whatever its client keeps sending',
        'server/test/http/greedy-clients.test.ts › after an error answer › a client that sends the rest in time goes on using the connection',
      ],
    },
    {
      claim:
        'Generated cookies, callbacks, return addresses, calls and headers cause no 5xx, no redirect to another origin, no leaked secret, and no effect on another session.',
      promise: 'Inputs that no person thought of are tried too.',
      provenBy: [
        'server/test/fuzz/fuzz.test.ts › generated $name: no 5xx, no foreign redirect, no secret, and no effect on another session',
      ],
    },
  ],
}
