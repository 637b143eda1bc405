import {
  type AuthorizationParameterName,
  type AuthorizationRequest,
  authorizationParameters,
  authorizationUrl,
} from '@scopedeck/server/contract/authorization-request.ts'
import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import type { Provider } from '@scopedeck/server/contract/session.ts'

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
    const pair = shell === undefined ? quoted(`${name}=${value}`) : `"${name}=${shell}"`
    return `  --data-urlencode ${pair}`
  })
  return [
    `state=$(openssl rand -hex 16)`,
    `verifier=$(openssl rand -hex 32)`,
    `challenge=$(printf %s "$verifier" | openssl dgst -sha256 -binary | openssl base64 -A | tr '+/' '-_' | tr -d '=')`,
    [
      `curl --silent --show-error --get ${quoted(request.endpoint)}`,
      ...data,
      `  --output /dev/null --write-out '%{http_code} %{redirect_url}\\n'`,
    ].join(' \\\n'),
    '',
  ].join('\n')
}

/** Quotes text for a POSIX shell, so that the shell expands nothing in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
