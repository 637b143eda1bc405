import type { Scenario } from './scenario.ts'
import { changeSettings, setFault } from './simulator-deeds.ts'
import { type Expectation, open, press, type Step, see, signIn } from './step.ts'
import { button, definition, dialog, inside, link, region, text, wholeText } from './target.ts'

const answer = region('The answer')
const profile = '/explore/get-current-users-profile'

/** What a refusal is called, and who can mend it. */
const refused = (code: string, owner: string): Expectation[] => [
  see(inside(answer, text(`403 · ${code}`))),
  see(inside(answer, inside(definition(), wholeText(owner)))),
]
const send = (...before: Step[]): Step[] => [...before, press(button('Send'))]
const chapter = (title: string, narration: string, action: Step[], expectation: Expectation[]) => ({
  ...{ title, narration, action, expectation },
})
const moon = { error: { status: 403, message: 'The moon is in the wrong quarter' } }

export const sixKindsOf403: Scenario = {
  id: 'six-kinds-of-403',
  number: 13,
  title: 'Six kinds of 403',
  audience: ['D'],
  question: 'Spotify said 403: who can mend it?',
  account: 'ada',
  expectedErrors: [/403 \(Forbidden\)/],
  chapters: [
    chapter(
      'A scope is missing',
      'Spotify would not say which. The deck does, before Spotify is asked.',
      [signIn([], '/explore/get-users-top-artists'), press(button('Send it anyway'))],
      [...refused('insufficient-scope', 'You, by agreeing to it.'), see(inside(answer, button('Ask for this one')))],
    ),
    chapter(
      'Premium is missing',
      'Commands to the player are for accounts that pay. Reading is for all.',
      [
        ...send(signIn(['user-modify-playback-state'], '/explore/pause-a-users-playback', 'ben')),
        press(inside(dialog(), button('Send it'))),
      ],
      refused('premium-required', 'The holder of this account.'),
    ),
    chapter(
      'The owner’s Premium is missing',
      'The same word, and another who can mend it: whoever the client id belongs to.',
      send(changeSettings('The owner of the client id stops paying.', { ownerPremium: false }), open(profile)),
      refused('premium-required', 'The owner of the client id.'),
    ),
    chapter(
      'The account is not on the list',
      'In development mode sign-in works for everybody, and calls for five. The answer is plain text.',
      send(
        changeSettings('The owner pays again.', { ownerPremium: true }),
        signIn(['user-read-private'], profile, 'dov'),
      ),
      [
        ...refused('not-allowlisted', 'The owner of the client id, in Spotify’s developer dashboard.'),
        see(inside(answer, button('Sign in with another account'))),
      ],
    ),
    chapter(
      'It is somebody else’s',
      'What is in a playlist is for its owner and for those it is shared with.',
      send(
        signIn(['playlist-read-private'], '/'),
        open('/explore/get-playlists-items?playlist_id=2Rf8sPXgcmNxmnKvPBoc5Z'),
      ),
      refused('not-owner', 'The owner of the playlist.'),
    ),
    chapter(
      'The operation is gone',
      'Forty-eight of them are, for a client id made today. What stands in for this one is a press away.',
      send(open('/explore/get-multiple-artists?ids=1E3JNYWlfVyr7jg8WaKXDE')),
      [
        ...refused('operation-removed', 'Spotify; extended quota mode still has it.'),
        see(inside(answer, link(/An artist/))),
      ],
    ),
    chapter(
      'Nobody knows',
      'Words that nobody has seen yet are shown as they came.',
      send(
        setFault('The next answer is one that nobody has seen.', {
          ...{ match: { path: '/v1/me' }, effect: { status: 403, body: moon }, times: 1 },
        }),
        open(profile),
      ),
      [
        ...refused('forbidden', 'Perhaps the owner of the client id.'),
        see(inside(answer, text('Spotify says: The moon is in the wrong quarter'))),
      ],
    ),
  ],
}
