interface RefusalWords {
  title: string
  sentence: string
}

/** What an authorization response with an error means for the person before it. @see RFC 6749 §4.1.2.1 */
const rows: Readonly<Record<string, RefusalWords>> = {
  access_denied: { title: 'You said no. That’s a fine answer.', sentence: 'Spotify told us nothing else.' },
  temporarily_unavailable: {
    title: 'Spotify can’t answer right now',
    sentence: 'It asks to be tried again later. You did nothing wrong.',
  },
  server_error: {
    title: 'Spotify stopped half way',
    sentence: 'Something broke on its side before you could agree. Try again in a moment.',
  },
  invalid_scope: {
    title: 'Spotify does not know a permission',
    sentence: 'One of the scopes asked for is not one of its own. Ask for fewer.',
  },
  unauthorized_client: {
    title: 'Spotify does not let this client ask',
    sentence: 'The owner of the client id has to set it up in Spotify’s developer dashboard.',
  },
}

export function refusalWords(error: string): RefusalWords {
  return rows[error] ?? { title: 'The sign-in did not finish', sentence: 'Spotify gave the reason above and no other.' }
}
