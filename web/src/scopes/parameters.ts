/** What each parameter of the authorization request is for, in the words of the request card. */
export const parameterCatalogue = {
  response_type: {
    words:
      'always “code”. Spotify answers with a code that is good once and for a short time; the server trades it for tokens, out of the browser’s sight.',
    see: 'RFC 6749 §4.1.1',
  },
  client_id: {
    words:
      'says which app asks. It is public: it stands in every such address. The client secret never leaves the server.',
    see: 'RFC 6749 §2.2',
  },
  scope: {
    words:
      'space-separated. Leave it out and Spotify grants only what is public. One unknown name and Spotify stops on its own page: “Illegal scope”.',
    see: 'RFC 6749 §3.3',
  },
  redirect_uri: {
    words:
      'where the answer goes. It must equal a registered one, character for character. Spotify takes http only for loopback addresses such as 127.0.0.1, and refuses localhost.',
    see: 'RFC 9700 §2.1',
  },
  state: {
    words:
      'random, made per attempt, and sent back unchanged. An answer with another state is thrown away, so nobody can slip you an answer of theirs.',
    see: 'RFC 6749 §10.12',
  },
  code_challenge: {
    words:
      'the SHA-256 digest of a secret that the server makes per attempt and keeps. Whoever steals the code can’t redeem it without that secret.',
    see: 'RFC 7636 §4.2',
  },
  code_challenge_method: {
    words:
      'S256: the challenge is a digest. The other method, “plain”, would send the secret itself, and helps against nobody who reads the address.',
    see: 'RFC 7636 §4.3',
  },
  show_dialog: {
    words:
      'has Spotify ask even where you have agreed already. Left out, whoever agreed to these scopes before may be sent straight back.',
    see: 'Spotify, Authorization Code Flow',
  },
} as const

export type ParameterName = keyof typeof parameterCatalogue
