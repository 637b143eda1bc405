import type { Chapter } from './claim.ts'

export const liveClaims: Chapter = {
  title: 'Live playback',
  claims: [
    {
      claim: 'Ten tabs of an account cost one look at Spotify, over several decks on one store too.',
      promise: 'The quota pays for what changes, not for who looks.',
      provenBy: [
        'server/test/http/live-playback.test.ts › ten tabs › cost one look at Spotify, and hear the same',
        'server/test/http/live-playback.test.ts › ten tabs › cost one over two decks too, that share a store: %s',
        'server/test/http/live-playback.test.ts › who comes back › after a reload costs no further look',
      ],
    },
    {
      claim:
        'A stream is cut at once when its session ends at any deck, by signing out, by the clock or because the grant was revoked, and says why. Listening is no use of a session.',
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
        'A browser keeps one stream however many tabs it has, and none for tabs that nobody sees; where it can have none it asks every few seconds, and says so.',
      promise: 'Seven tabs load over HTTP/1.1, and behind a proxy that cuts streams the player still works.',
      provenBy: [
        'e2e/live.spec.ts › seven tabs load, although a browser has six connections to an origin',
        'e2e/live.spec.ts › two tabs share one stream; when the tab that holds it is hidden, the other one holds it',
        'e2e/live.spec.ts › without a stream the page polls every few seconds and says so, until there is a stream again',
      ],
    },
    {
      claim: 'Who comes back with the last id hears nothing twice, and at once what is new.',
      promise: 'A train tunnel costs a reconnect.',
      provenBy: [
        'server/test/http/live-playback.test.ts › who comes back › hears nothing twice, and at once what is new',
        'server/src/playback/sample.test.ts › progress that is where it should be by now is no change, nor is the time of the answer',
      ],
    },
    {
      claim: 'When the deck that reads for an account dies, another one with listeners reads on.',
      promise: 'Instances come and go; nobody has to be told which one reads.',
      provenBy: [
        'server/test/http/live-playback.test.ts › when the deck that reads is cut off, the other reads on',
        'server/test/http/live-playback.test.ts › a deck that is killed while it reads is followed by the other, when its lease is over',
      ],
    },
    {
      claim:
        'A session hears of its own account alone, and no more than its own grant lets it read; the store passes it on and can’t read it.',
      promise: 'A copied store or an eavesdropper on it learns nobody’s taste.',
      provenBy: [
        'server/test/http/live-playback.test.ts › nothing of one account is told to another',
        'server/test/http/live-playback.test.ts › a grant › that lets the song alone be read hears of no device, though another of the account does',
        'server/test/http/live-playback.test.ts › a grant › that does not let playback be read gets no stream, and is told what is missing',
        'server/test/http/live-playback.test.ts › the store passes on what somebody listens to, and can’t read it',
      ],
    },
    {
      claim:
        'A 429 is told with its time and kept; after failures the server comes back ever later; the streams stay open meanwhile.',
      promise: 'Live pages make no storm out of an outage.',
      provenBy: [
        'server/test/http/live-playback.test.ts › Spotify in trouble › asks for a pause: it is kept and told, and then it goes on',
        'server/src/playback/poller.test.ts › a pause that Spotify asked for is kept, even after a command',
        'server/src/playback/poller.test.ts › after failures the polls come after 5, 10, 20, 40, then 60 s; after a success at the usual pace',
      ],
    },
    {
      claim:
        'A reader that takes nothing costs one waiting event, finds the newest when it reads again, and is let go when it never does; streams are limited by session and in all.',
      promise: 'Slow and greedy readers cost bounded memory.',
      provenBy: [
        'server/src/playback/event-stream.test.ts › a newer event takes the place of one that waits: however many are sent, at most two wait',
        'server/test/http/live-playback.test.ts › a reader that takes nothing holds nothing up, and finds the newest when it does',
        'server/test/http/live-playback.test.ts › streams are counted › by session, and too many are refused by name; one that is closed makes room',
        'server/test/http/live-playback.test.ts › streams are counted › in all, and beyond what the deck can hold is 503',
      ],
    },
    {
      claim: 'A deck that goes down ends its streams, with a hint when to come back.',
      promise: 'Browsers move on to another instance by themselves, and not all at once.',
      provenBy: [
        'server/test/http/live-playback.test.ts › a stream ends › with the deck, which says when to come back',
      ],
    },
  ],
}
