import {
  type AuthorizationParameterName,
  type AuthorizationRequest,
  authorizationParameters,
  authorizationUrl,
} from '@scopedeck/server/contract/authorization-request.ts'
import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import type { Provider } from '@scopedeck/server/contract/session.ts'
import { quotedForShell } from '../shared/shell-quote.ts'

/** The server makes these, anew for each attempt: what stands for each in the URI template, and in the shell script. */
const perAttempt: Partial<Record<AuthorizationParameterName, { template: string; shell: string }>> = {
  state: { template: '{state}', shell: '$state' },
  code_challenge: { template: '{code_challenge}', shell: '$challenge' },
}

export const isMadePerAttempt = (name: AuthorizationParameterName): boolean => perAttempt[name] !== undefined

/** The authorization request that the server would make for these choices, without state and challenge. */
export function authorizationRequest(
  { authorizeUrl, clientId, redirectUri }: Pick<Provider, 'authorizeUrl' | 'clientId' | 'redirectUri'>,
  scopes: readonly Scope[],
  showDialog: boolean,
): AuthorizationRequest {
  const made = { state: '{state}', codeChallenge: '{code_challenge}' }
  return { endpoint: authorizeUrl, clientId, redirectUri, scopes, showDialog, ...made }
}

/** The whole address, as a URI template: `{state}` and `{code_challenge}` are filled in for each attempt. @see RFC 6570 §2 */
export function urlOf(request: AuthorizationRequest): string {
  return Object.values(perAttempt).reduce(
    (url, { template }) => url.replace(`=${encodeURIComponent(template)}`, `=${template}`),
    authorizationUrl(request),
  )
}

/**
 * A shell script that sends the request with a state, verifier and challenge of its own. It prints the status and the
 * address to which the provider would send the browser next. No trailing `=` in verifier or challenge: RFC 7636 §4 has none.
 */
export function curlOf(request: AuthorizationRequest): string {
  const data = authorizationParameters(request).map(({ name, value }) => {
    const { shell } = perAttempt[name] ?? {}
    const pair = shell === undefined ? quotedForShell(`${name}=${value}`) : `"${name}=${shell}"`
    return `  --data-urlencode ${pair}`
  })
  return [
    `state=$(openssl rand -hex 16)`,
    `verifier=$(openssl rand -hex 32)`,
    `challenge=$(printf %s "$verifier" | openssl dgst -sha256 -binary | openssl base64 -A | tr '+/' '-_' | tr -d '=')`,
    [
      `curl --silent --show-error --globoff --get ${quotedForShell(bareEndpoint(request))}`,
      ...data,
      `  --output /dev/null --write-out '%{http_code} %{redirect_url}\\n'`,
    ].join(' \\\n'),
    '',
  ].join('\n')
}

/** The endpoint with the part of its own query that our parameters do not replace: curl would send both. */
function bareEndpoint(request: AuthorizationRequest): string {
  const url = new URL(request.endpoint)
  for (const { name } of authorizationParameters(request)) url.searchParams.delete(name)
  return url.href
}

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
      'the SHA-256 digest of a secret that the server makes per attempt and keeps. A stolen code can’t be redeemed without that secret.',
    see: 'RFC 7636 §4.2',
  },
  code_challenge_method: {
    words:
      'S256: the challenge is a digest. The other method, “plain”, would send the secret itself, and protects from nobody who can read the address.',
    see: 'RFC 7636 §4.3',
  },
  show_dialog: {
    words:
      'makes Spotify ask even if you have agreed already. Without it, a person who agreed to these scopes before may be sent straight back.',
    see: 'Spotify, Authorization Code Flow',
  },
} as const satisfies Record<AuthorizationParameterName, { words: string; see: string }>

export const parameterNames = Object.keys(parameterCatalogue) as AuthorizationParameterName[]
