import type { Disconnected } from '@scopedeck/server/contract/disconnect.ts'
import type { Provider } from '@scopedeck/server/contract/session.ts'

/** The name of the authorization server in a sentence. */
const serverNames = {
  simulator: 'The simulator',
  spotify: 'Spotify',
  other: 'The authorization server',
} as const satisfies Record<Provider['kind'], string>

/** What disconnecting does not do, told before it is done. */
export function limitWords({ kind, revokes }: Provider): string {
  if (revokes)
    return `${serverNames[kind]} is told to revoke this browser’s tokens, and usually ends the whole grant with them. The tokens of other browsers are deleted unread.`
  if (kind === 'spotify')
    return 'Spotify offers no way to tell it: it keeps this app on your list, and remembers what you agreed to, until you remove it there.'
  return `${serverNames[kind]} is not told, and remembers what you agreed to, so signing in again asks for nothing new.`
}

type Outcome = { isDone: boolean; sentence: string }

/** What became of the grant at the authorization server. */
export function outcomeWords({ revocation }: Disconnected, { kind }: Provider): Outcome {
  const name = serverNames[kind]
  const outcomes: Record<Disconnected['revocation'], Outcome> = {
    told: { isDone: true, sentence: `${name} was told to revoke the tokens.` },
    failed: {
      isDone: false,
      sentence: `${name} could not be told: it did not answer as it should. The grant may go on there until it runs out.`,
    },
    'not-offered': {
      isDone: false,
      sentence:
        kind === 'spotify'
          ? 'Spotify keeps this app on your list until you remove it there: it offers no way to tell it.'
          : `${name} was not told, and remembers what you agreed to.`,
    },
  }
  return outcomes[revocation]
}
