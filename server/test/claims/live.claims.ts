import type { Chapter } from './claim.ts'

export const liveClaims: Chapter = {
  title: 'Live playback',
  claims: [
    {
      claim: 'Ten tabs of an account cause one poll of Spotify, also when several servers share one store.',
      promise: 'More tabs cost no more of Spotify’s quota.',
      provenBy: [
        'server/test/http/live-playback.test.ts › ten tabs › cost one look at Spotify, and hear the same',
        'server/test/http/live-playback.test.ts › ten tabs › cost one over two servers too, that share a store: %s',
        'server/test/http/live-playback.test.ts › a client that reconnects › after a reload causes no further poll',
      ],
    },
    {
      claim:
        'A stream is cut at once when its session ends at any server, by signing out, by the clock or because the grant was revoked, and says why. Listening does not extend a session.',
      promise: 'Signed out is signed out for open pages too, and an open page keeps nobody signed in.',
      provenBy: [
        'server/test/http/live-playback.test.ts › a stream ends › at once when its session is signed out at another deck: %s',
        'server/test/http/live-playback.test.ts › a stream ends › when nobody used the session for so long: %s',
        'server/test/http/live-playback.test.ts › a stream ends › when the grant was revoked, and says that consent is needed again',
        'e2e/live.spec.ts › a page knows at once that its session was ended in another browser',
      ],
    },
    {
      claim:
        'A browser keeps one stream for all its tabs, and none while all tabs are hidden. Where a stream is not possible the page polls every few seconds, and says so.',
      promise: 'Seven tabs load over HTTP/1.1, and behind a proxy that cuts streams the player still works.',
      provenBy: [
        'e2e/live.spec.ts › seven tabs load, although a browser has six connections to an origin',
        'e2e/live.spec.ts › two tabs share one stream; when the tab that holds it is hidden, the other one holds it',
        'e2e/live.spec.ts › without a stream the page polls every few seconds and says so, until there is a stream again',
      ],
    },
    {
      claim: 'A client that reconnects with the last id gets no sample twice, and gets a new one at once.',
      promise: 'A lost connection costs one reconnect.',
      provenBy: [
        'server/test/http/live-playback.test.ts › a client that reconnects › receives nothing twice, and at once what is new',
        'server/src/playback/sample.test.ts › progress that is where it should be by now is no change, nor is the time of the answer',
      ],
    },
    {
      claim: 'When the server that polls for an account dies, another server with listeners goes on polling.',
      promise: 'Instances may start and stop at any time; no setting says which one polls.',
      provenBy: [
        'server/test/http/live-playback.test.ts › when the server that reads is cut off, the other reads on',
        'server/test/process/several-processes.test.ts › a server that is killed while it reads is followed by the other, when its lease is over',
      ],
    },
    {
      claim:
        'A session gets samples of its own account only, and only what its grant allows. The store passes them on and can’t read them.',
      promise: 'A copy of the store, or an eavesdropper on it, does not learn what people listen to.',
      provenBy: [
        'server/test/http/live-playback.test.ts › no account gets samples of another account',
        'server/test/http/live-playback.test.ts › a grant › that lets the song alone be read hears of no device, though another of the account does',
        'server/test/http/live-playback.test.ts › a grant › without the scope for playback gets no stream, and learns which scope is missing',
        'server/test/http/live-playback.test.ts › the store passes on what an account plays, and can’t read it',
      ],
    },
    {
      claim:
        'A 429 is passed on with its time and obeyed. After each failure in a row the server waits longer. The streams stay open meanwhile.',
      promise: 'Open pages do not make an outage of Spotify worse.',
      provenBy: [
        'server/test/http/live-playback.test.ts › Spotify in trouble › asks for a pause: it is kept and told, and then it goes on',
        'server/src/playback/poller.test.ts › a pause that Spotify asked for is kept, even after a command',
        'server/src/playback/poller.test.ts › after failures the polls come after 5, 10, 20, 40, then 60 s; after a success at the usual pace',
      ],
    },
    {
      claim:
        'A client that stops reading costs one waiting event, gets the newest one when it reads again, and is disconnected when it never does. Streams are limited for each session and in all.',
      promise: 'Slow clients and clients with many streams cost bounded memory.',
      provenBy: [
        'server/src/playback/event-stream.test.ts › a newer event takes the place of one that waits: however many are sent, at most two wait',
        'server/test/http/live-playback.test.ts › a client that stops reading delays no other, and gets the newest event when it reads again',
        'server/test/http/live-playback.test.ts › streams are counted › by session, and too many are refused by name; one that is closed makes room',
        'server/test/http/live-playback.test.ts › streams are counted › in all, and beyond what the server can hold is 503',
      ],
    },
    {
      claim: 'A server that stops ends its streams, and tells clients when to reconnect.',
      promise: 'Browsers reconnect to another instance by themselves, and not all at the same moment.',
      provenBy: [
        'server/test/http/live-playback.test.ts › a stream ends › with the server, which says when to come back',
      ],
    },
  ],
}
