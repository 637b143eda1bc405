import type { Chapter } from './claim.ts'

export const requestClaims: Chapter = {
  title: 'Requests and connections',
  claims: [
    {
      claim:
        'A message whose end two servers could see in two places is refused, and what it hides is not heard; a request within a body is a body.',
      promise: 'There is no request smuggling, whatever proxy is in front.',
      provenBy: [
        'server/test/http/smuggling.test.ts › a message whose end two servers could see in two places › %s: refused, and what it hides is not heard',
        'server/test/http/smuggling.test.ts › a request within the body of another › %s is a body',
        'server/test/http/smuggling.test.ts › one request after the other is two, each with its answer',
      ],
    },
    {
      claim:
        'A request for another host, in whatever form, is refused; what is no request is refused or left alone, and tells nothing.',
      promise: 'The deck is nobody’s proxy, and scanners learn nothing from it.',
      provenBy: [
        'server/test/http/request-message.test.ts › a request for another host › is refused or cut off, however it says so',
        'server/test/http/request-message.test.ts › what is no request › is refused or left alone, and tells nothing',
      ],
    },
    {
      claim:
        'Addresses, headers and bodies beyond the limits are refused as too large, before all of them has come; whoever goes on sending a body hears so all the same, and can’t go on for long.',
      promise: 'No request costs more memory than one may, and nobody is cut off without a reason.',
      provenBy: [
        'server/test/process/oversize.test.ts › too much of everything › %s is refused as too large',
        'server/test/process/oversize.test.ts › a body that is too large › whose length %s: whoever sends all of it hears so',
        'server/test/process/oversize.test.ts › a body without end › to %s is answered before it has come, and its sender can’t go on for long',
      ],
    },
    {
      claim:
        'Who sends or reads byte by byte, or connects and says nothing, is cut off in time and keeps nobody waiting.',
      promise: 'Slow clients, meant or not, use up nothing.',
      provenBy: [
        'server/test/http/slow.test.ts › whoever takes too long › %s, byte by byte, is cut off',
        'server/test/http/slow.test.ts › whoever takes too long › to read its answer is cut off',
        'server/test/http/slow.test.ts › five hundred who connect and say nothing keep nobody waiting, and are gone in time',
      ],
    },
    {
      claim:
        'Whatever can be generated of cookies, callbacks, return addresses, calls and headers meets no 5xx, no way off this origin, no secret, and nobody else notices.',
      promise: 'What nobody thought of was tried too.',
      provenBy: [
        'server/test/fuzz/fuzz.test.ts › whatever comes as $name: no 5xx, no way out, no secret, and nobody else notices',
      ],
    },
  ],
}
