import type { Scenario } from './scenario.ts'
import { changeAccount } from './simulator-deeds.ts'
import { playing, press, see, signIn } from './step.ts'
import { button, dialog, inside, link, region } from './target.ts'

const speaker = inside(dialog(), button(/Study speaker/))
const device = { id: 'study', name: 'Study speaker' }

export const noDevice: Scenario = {
  id: 'no-device',
  number: 14,
  title: 'No device, and it still works',
  audience: ['E'],
  question: 'What if no device is active?',
  account: 'ada',
  prepare: [changeAccount('One speaker is in reach, and none is active.', 'ada', { devices: [device] })],
  expectedErrors: [/404 \(Not Found\).*\/me\/player\/play/],
  chapters: [
    {
      title: 'Nothing plays anywhere',
      narration: 'Spotify sends commands to a device, and none is active.',
      action: [
        signIn(['user-read-playback-state', 'user-modify-playback-state', 'playlist-read-private'], '/playlists'),
      ],
      expectation: [see(link(/Everything, Ever/))],
    },
    {
      title: 'Play',
      narration: 'The command does not fail: it asks where.',
      action: [press(link(/Everything, Ever/)), press(button('Play Everything, Ever'))],
      expectation: [see(speaker)],
    },
    {
      title: 'Choose a device',
      narration: 'The command goes there and completes.',
      action: [press(speaker)],
      expectation: [see(inside(region('Player'), button(/^Pause/))), playing('ada', region('Player'))],
    },
  ],
}
