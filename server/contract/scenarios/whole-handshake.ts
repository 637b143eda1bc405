import type { Scenario } from './scenario.ts'
import { address, count, open, press, see, signIn } from './step.ts'
import { button, complementary, heading, inside, listBox, option, text } from './target.ts'

const messages = listBox('Messages, oldest first')
const message = complementary('The message')

export const wholeHandshake: Scenario = {
  id: 'whole-handshake',
  number: 6,
  title: 'Read the whole handshake',
  audience: ['D'],
  question: 'Who says what to whom, from the sign-in to the first call?',
  account: 'ada',
  chapters: [
    {
      title: 'Every message, in order',
      narration: 'The flow of this sign-in: what the browser carries, and what only the servers say to each other.',
      action: [signIn(['playlist-read-private'], '/flow')],
      expectation: [/GET \/auth\/sign-in/, /GET \/authorize/, /GET \/auth\/callback/, /POST \/api\/token/].map((name) =>
        see(inside(messages, option(name))),
      ),
    },
    {
      title: 'The code becomes tokens, out of sight',
      narration: 'Only the BFF sends the verifier, and only fingerprints of secrets are shown.',
      action: [press(inside(messages, option(/POST \/api\/token/)))],
      expectation: [
        see(inside(message, heading('The code becomes a token set'))),
        see(inside(message, text(/code_verifier=.*#[0-9a-f]{8}/))),
        address(/^\/flow\?step=/),
      ],
    },
    {
      title: 'And one call of one’s own',
      narration: 'Sent in the explorer, its two arrows stand below the answer.',
      action: [
        open('/explore/get-a-list-of-current-users-playlists?limit=2'),
        press(button('Send')),
        press(button('Its messages in the flow')),
      ],
      expectation: [see(inside(messages, option(/BFF to Web API, 200/))), count(inside(messages, option()), 2)],
    },
  ],
}
