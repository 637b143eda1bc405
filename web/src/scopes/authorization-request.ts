import type { Provider } from '@scopedeck/server/contract/session.ts'
import type { ParameterName } from './parameters.ts'

/** One parameter of the authorization request. */
interface Parameter {
  name: ParameterName
  /** The value, not encoded; undefined where each attempt makes its own. */
  value?: string
}

export interface AuthorizationRequest {
  /** The authorization endpoint, with the query that it has of its own. */
  endpoint: string
  parameters: readonly Parameter[]
}

/**
 * What the browser will carry to the provider. State and challenge are the server’s to make, one pair per attempt, so
 * they are named here and not given.
 * @see RFC 6749 §4.1.1, RFC 7636 §4.3
 */
export function authorizationRequest(
  { authorizeUrl, clientId, redirectUri }: Pick<Provider, 'authorizeUrl' | 'clientId' | 'redirectUri'>,
  scopes: readonly string[],
  showDialog: boolean,
): AuthorizationRequest {
  const parameters: Parameter[] = [
    { name: 'response_type', value: 'code' },
    { name: 'client_id', value: clientId },
    ...(scopes.length > 0 ? [{ name: 'scope', value: scopes.join(' ') } as const] : []),
    { name: 'redirect_uri', value: redirectUri },
    { name: 'state' },
    { name: 'code_challenge' },
    { name: 'code_challenge_method', value: 'S256' },
    ...(showDialog ? [{ name: 'show_dialog', value: 'true' } as const] : []),
  ]
  return { endpoint: authorizeUrl, parameters }
}

/** The whole address, as a URI template: `{state}` and `{code_challenge}` are for each attempt to fill in. @see RFC 6570 §2 */
export function urlOf({ endpoint, parameters }: AuthorizationRequest): string {
  const query = parameters.map(({ name, value }) => `${name}=${value === undefined ? `{${name}}` : encode(value)}`)
  return `${endpoint}${endpoint.includes('?') ? '&' : '?'}${query.join('&')}`
}

function encode(value: string): string {
  return encodeURIComponent(value).replaceAll('%20', '+')
}

const perAttempt: Partial<Record<ParameterName, string>> = { state: '$state', code_challenge: '$challenge' }

/**
 * A script that asks as the browser would, with a state, verifier and challenge of its own, and prints the status and
 * where the provider would send the browser next. No trailing `=` in verifier or challenge: RFC 7636 §4 has none.
 */
export function curlOf({ endpoint, parameters }: AuthorizationRequest): string {
  const data = parameters.map(({ name, value }) => {
    const pair = value === undefined ? `"${name}=${perAttempt[name] ?? ''}"` : quoted(`${name}=${value}`)
    return `  --data-urlencode ${pair}`
  })
  return [
    `state=$(openssl rand -hex 16)`,
    `verifier=$(openssl rand -hex 32)`,
    `challenge=$(printf %s "$verifier" | openssl dgst -sha256 -binary | openssl base64 -A | tr '+/' '-_' | tr -d '=')`,
    [
      `curl --silent --show-error --get ${quoted(endpoint)}`,
      ...data,
      `  --output /dev/null --write-out '%{http_code} %{redirect_url}\\n'`,
    ].join(' \\\n'),
    '',
  ].join('\n')
}

/** For a POSIX shell: nothing in it is expanded, whatever it holds. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
