import type { Chapter } from './claim.ts'

export const webApiClaims: Chapter = {
  title: 'Web API calls',
  claims: [
    {
      claim:
        'Only operations of the catalogue are called, on the configured origin, whatever the path looks like; method overrides are ignored.',
      promise: 'The token reaches no address that is not in the table.',
      provenBy: [
        'server/test/http/request-line.test.ts › only operations of the catalogue, whatever the request line › reach the Web API',
        'server/test/http/request-line.test.ts › only operations of the catalogue, whatever the request line › and no override makes another method of one',
        'server/src/gateway/hostile-paths.test.ts › whatever the request line, only operations of the catalogue reach the Web API',
      ],
    },
    {
      claim:
        'The Web API sees our token and its own host, and none of the caller’s cookies, forwarding or authorization headers. A token in the query is refused.',
      promise: 'Nothing that the browser sends is forwarded to Spotify.',
      provenBy: [
        'server/test/http/web-api-headers.test.ts › Spotify sees our token, its own host and nothing of the caller',
        'server/src/gateway/fetch-web-api.test.ts › Spotify sees our token, its own host and nothing of the caller',
        'server/src/gateway/fetch-web-api.test.ts › a token in the query is refused',
      ],
    },
    {
      claim:
        'Of an answer only status, JSON and ETag come down; redirects are not followed, HTML is not served as ours, and paging links point at us.',
      promise: 'An upstream can’t set cookies, open CORS or serve a page on this origin.',
      provenBy: [
        'server/test/http/web-api-headers.test.ts › of the answer only status, JSON and ETag come down, with links that point at us',
        'server/test/http/web-api.test.ts › pages lead on through us to the last',
        'server/src/gateway/upstream.test.ts › a redirect is not followed',
      ],
    },
    {
      claim:
        'A change without the header, from another site, or with Origin: null is 403 and no call is made, whatever its content type. There is no CORS for anyone.',
      promise: 'No other page acts with a signed-in person’s grant.',
      provenBy: [
        'server/test/http/origin.test.ts › what changes something › and was not asked for by our own pages is refused, and nothing is done',
        'server/test/http/origin.test.ts › no other site may read anything: no CORS, with or without a preflight',
        'server/src/gateway/fetch-web-api.test.ts › a call that changes something and is not from our own pages never reaches Spotify, whatever its body',
      ],
    },
    {
      claim:
        'A hang, a reset, a short body, garbage, 100 MB or a byte a second is 502 or 504 in bounded time and memory, and the next call is served.',
      promise: 'A broken upstream does not break the server.',
      provenBy: [
        'server/test/http/upstream-trouble.test.ts › Spotify in trouble › %s: a problem, never what it sent',
        'server/src/gateway/upstream.test.ts › a hundred calls into a hanging upstream all end, and the next is served',
        'server/src/gateway/upstream.test.ts › an answer without end is cut at the limit',
        'server/src/gateway/upstream.test.ts › one byte at a time gains no time',
        'server/src/gateway/upstream.test.ts › time that runs out between two attempts is a timeout too',
        'server/src/gateway/upstream.test.ts › a large answer is read when it is admitted, a small one at once',
      ],
    },
    {
      claim:
        'Every request to any of the 97 operations is answered, or refused with a problem of the table, never with a 5xx. Every answer names the scopes.',
      promise: 'A client learns its mistake in a form that a program can read.',
      provenBy: [
        'server/test/http/generated-requests.test.ts › every request to any operation in %s mode is answered, or refused with a problem of the table',
        'server/src/gateway/parameter-check.test.ts › a value beyond the limits is refused here, and the parameter is named',
        'server/test/http/web-api.test.ts › a missing scope is named before any call',
      ],
    },
    {
      claim:
        'Each refusal that Spotify is known to send has a meaning of its own, and the same one however it is written: as JSON in six forms or as plain text, with any type, charset or byte order mark, compressed or not. A plain-text 403 and an empty 200 are understood, and a change is done when its status says so. The text of a 5xx is not quoted.',
      promise:
        'People learn the cause of a refusal, and who can correct it; nothing of the inside of another server is shown.',
      provenBy: [
        'server/src/gateway/wire-variants.test.ts › a refusal of Spotify’s is the same problem however it is written › %s: %d %s',
        'server/src/gateway/wire-variants.test.ts › a refusal of Spotify’s is the same problem however it is written › and every status has a row, with an empty answer, with HTML and with nonsense',
        'server/src/gateway/wire-variants.test.ts › a success › whose type is %j is read as the JSON that it is',
        'server/src/gateway/wire-variants.test.ts › a success › of a change needs no JSON, and of a read it does',
        'server/src/gateway/upstream.test.ts › a plain-text refusal is understood',
        'server/src/gateway/answer.test.ts › nothing playing is an answer without a body, and so is an empty 200',
        'server/src/gateway/refusal.test.ts › Premium: the account’s, and the owner’s in plain text',
        'server/src/gateway/refusal.test.ts › no server error is quoted, whatever its status and the form of its words',
        'server/test/http/upstream-trouble.test.ts › Spotify in trouble › the words of a server error reach no answer, no page and no stream',
      ],
    },
    {
      claim:
        'A 401 for a valid token causes one refresh and one repeat. A second 401, for the new token, is 502, and no session ends. However many calls hear a passing 401, at once or in turn, it costs one refresh in a minute; one for want of a scope costs none.',
      promise:
        'A token that was revoked early is replaced unseen, and a fault of the Web API asks no one for a new consent.',
      provenBy: [
        'server/src/gateway/token-renewal.test.ts › a hundred calls at once that each hear a 401 for the same token cost one refresh',
        'server/src/gateway/token-renewal.test.ts › a 401 that passes after %i requests costs one refresh in all, at once and in turn',
        'server/src/gateway/token-renewal.test.ts › a 401 every other time costs one refresh, and nobody notices',
        'server/src/gateway/token-renewal.test.ts › an operation that always answers 401 costs one refresh, though others are answered',
        'server/src/gateway/token-renewal.test.ts › a 401 for want of a scope is no reason to refresh',
        'server/src/gateway/fetch-web-api.test.ts › a token that Spotify no longer takes is refreshed once and the call repeated once',
        'server/src/gateway/fetch-web-api.test.ts › a second 401 is Spotify’s mistake, and no reason to ask for consent again',
        'server/test/http/broken-upstream.test.ts › a Web API that is never content › with any token: one refresh, one repeat, and no session ends',
      ],
    },
    {
      claim:
        'A 429 is passed on with its time and honoured for that account’s next calls, by every instance and by calls that wait already; other accounts are not affected. A spent quota is never retried.',
      promise: 'One busy account does not affect the others, and Spotify gets no extra calls.',
      provenBy: [
        'server/test/http/upstream-trouble.test.ts › Spotify in trouble › a 429 is passed on with its time, which holds for this account only',
        'server/test/http/upstream-trouble.test.ts › Spotify in trouble › a pause that one process was asked for is kept by the other',
        'server/src/gateway/fair-queue.test.ts › a 429 also stops the calls that wait already: at most eight of them meet it',
        'server/test/http/upstream-trouble.test.ts › Spotify in trouble › a spent quota has its own problem and is not retried',
      ],
    },
    {
      claim: 'After a 5xx or a lost connection a GET is tried again with jitter, at most twice; nothing else is.',
      promise: 'No change is made twice.',
      provenBy: [
        'server/test/http/upstream-trouble.test.ts › Spotify in trouble › a 5xx is asked again twice for a GET, and never for a change',
        'server/src/gateway/retry.test.ts › a call that changes something is never repeated',
        'server/src/gateway/retry.test.ts › a GET whose connection was %s is asked again like a 503; a change is not',
      ],
    },
    {
      claim:
        'After ten failed calls in a row the circuit breaker stops the calls of that operation for that account, and for every account once those of several failed; one call at a time tries whether it is back. Refusals and rate limits of one account never count as failures.',
      promise: 'During an outage no call waits in vain, and the log has one line at its begin and one at its end.',
      provenBy: [
        'server/test/http/upstream-trouble.test.ts › Spotify in trouble › that never answers opens the circuit breaker, which is logged once, and one call closes it again',
        'server/src/gateway/circuit-breaker.test.ts › an upstream that %s is not called any more after ten failed calls',
        'server/src/gateway/circuit-breaker.test.ts › half-open: one trial call goes out, while all others are refused at once',
        'server/src/gateway/circuit-breaker.test.ts › %s counts as an answer, however often it comes',
      ],
    },
    {
      claim:
        'A failing operation closes no other operation, and the failing calls of one account close nothing for any other account, however many it makes. A trial call belongs first to an account that has not failed.',
      promise: 'One account’s trouble is nobody else’s.',
      provenBy: [
        'server/src/gateway/circuit-breaker.test.ts › one account that loops an operation answering 500, eight at once, keeps nobody else out',
        'server/src/gateway/circuit-breaker.test.ts › a trial call belongs first to an account that has not failed, and has asked',
        'server/src/gateway/circuit-isolation.test.ts › whatever fails for whom: a call that would be answered is refused only where two other accounts failed at the same operation',
        'server/src/gateway/circuit-isolation.test.ts › whoever else fails, and however often: an account whose calls are answered is refused for seconds, not for minutes',
      ],
    },
    {
      claim:
        '500 slow calls of one account delay no other account, no sign-in and no refresh. The queue is bounded, and a call that finds it full is refused with a problem of its own.',
      promise: 'No account can take all connections.',
      provenBy: [
        'server/src/gateway/fair-queue.test.ts › five hundred slow calls of one account delay no other account',
        'server/src/gateway/fair-queue.test.ts › when as many calls run as may, the accounts take turns',
        'server/src/gateway/fair-queue.test.ts › when too many calls wait, those of every account are refused as busy',
        'server/test/http/upstream-trouble.test.ts › Spotify in trouble › calls that hang keep no sign-in, no refresh and no other account waiting',
      ],
    },
    {
      claim: 'When a client disconnects, its upstream call ends within a second, unless another request waits for it.',
      promise: 'Closed tabs cost nothing.',
      provenBy: [
        'server/test/http/upstream-trouble.test.ts › Spotify in trouble › the client goes, and the call upstream ends within a second',
        'server/test/http/upstream-trouble.test.ts › Spotify in trouble › the same call in two tabs goes on while one of them waits, and ends with the last',
        'server/src/async/single-flight.test.ts › callers that can leave › work goes on until its last caller has left, and is not joined after that',
      ],
    },
    {
      claim: 'In a thousand mixed calls of two accounts, no answer reaches the wrong one.',
      promise: 'No person sees another person’s library.',
      provenBy: [
        'server/test/http/web-api.test.ts › two accounts in a thousand mixed calls, in two sessions each, with tokens that end: nothing crosses',
        'server/src/gateway/answer-cache.test.ts › an answer is not used for another session or another address',
      ],
    },
    {
      claim:
        'A scope that is switched off in the lens is refused without a call to Spotify, by every server of the store and in every open stream, over refreshes and restarts. Every answer is the one that a grant without the scope would get, for every operation and scope.',
      promise: 'What the lens shows of a smaller grant is true, not painted.',
      provenBy: [
        'server/test/http/lens.test.ts › a scope that is switched off › is refused by name, Spotify is not called, and the session says so, until it is switched on',
        'server/test/http/lens.test.ts › a scope that is switched off › stays so over a refresh and a restart, and ends with the session',
        'server/test/http/lens.test.ts › a scope that is switched off in one server is refused by the other, and every open stream is told: %s',
        'server/test/http/lens.test.ts › the answer without a scope › is that of a grant that never held it, for every operation and scope: in %s mode',
      ],
    },
  ],
}
