import { isScope, type Scope } from '../../../contract/scopes.ts'
import type { Client, Clients } from '../clients.ts'
import { repeatedParameter, valueIn } from './parameters.ts'
import { isRegistered, isSecure, isWellFormed } from './redirect-uri.ts'

/** A request that a client may make. */
export interface AuthorizationRequest {
  client: Client
  redirectUri: string
  scopes: Scope[]
  state: string | undefined
  codeChallenge: string | undefined
  showDialog: boolean
}

type Reading = { outcome: 'accepted'; request: AuthorizationRequest } | { outcome: 'refused'; text: string }

/** The text that Spotify's page shows; `undefined` when the request passes. */
type Check = (parameters: URLSearchParams, client: Client | undefined) => string | undefined

/**
 * What must hold of an authorization request, in order. A request that fails stops on Spotify's own page: it never goes
 * back to a redirect URI, valid or not.
 * Choice: Spotify was seen to complain of a redirect URI only after login; here all is checked before the consent page.
 */
const checks: readonly Check[] = [
  nothingRepeated,
  clientIdGiven,
  knownClient,
  redirectUriGiven,
  wellFormedRedirectUri,
  registeredRedirectUri,
  secureRedirectUri,
  responseTypeCode,
  knownScopes,
  s256Challenge,
]

/** Reads the parameters of `GET /authorize`, or says what Spotify would say of them. */
export function readAuthorizationRequest(parameters: URLSearchParams, clients: Clients): Reading {
  const client = clients.get(parameters.get('client_id') ?? '')
  for (const check of checks) {
    const text = check(parameters, client)
    if (text !== undefined) return { outcome: 'refused', text }
  }
  if (!client) throw new Error('A check let a request of no client pass.')
  return { outcome: 'accepted', request: parse(parameters, client) }
}

function parse(parameters: URLSearchParams, client: Client): AuthorizationRequest {
  return {
    client,
    redirectUri: parameters.get('redirect_uri') ?? '',
    scopes: scopesOf(parameters).filter(isScope),
    state: valueIn(parameters, 'state'),
    codeChallenge: valueIn(parameters, 'code_challenge'),
    showDialog: parameters.get('show_dialog') === 'true',
  }
}

function scopesOf(parameters: URLSearchParams): string[] {
  return [...new Set((parameters.get('scope') ?? '').split(' ').filter((scope) => scope !== ''))]
}

/** Choice: the text is ours. */
function nothingRepeated(parameters: URLSearchParams) {
  const name = repeatedParameter(parameters)
  return name === undefined ? undefined : `Duplicate parameter: ${name}`
}

function clientIdGiven(parameters: URLSearchParams) {
  return missing(parameters, 'client_id')
}

function knownClient(_parameters: URLSearchParams, client: Client | undefined) {
  return client ? undefined : 'INVALID_CLIENT: Invalid client'
}

function redirectUriGiven(parameters: URLSearchParams) {
  return missing(parameters, 'redirect_uri')
}

function wellFormedRedirectUri(parameters: URLSearchParams) {
  return isWellFormed(parameters.get('redirect_uri') ?? '') ? undefined : 'Illegal redirect_uri'
}

function registeredRedirectUri(parameters: URLSearchParams, client: Client | undefined) {
  const registered = isRegistered(parameters.get('redirect_uri') ?? '', client?.redirectUris ?? [])
  return registered ? undefined : 'INVALID_CLIENT: Invalid redirect URI'
}

function secureRedirectUri(parameters: URLSearchParams) {
  return isSecure(parameters.get('redirect_uri') ?? '') ? undefined : 'INVALID_CLIENT: Insecure redirect URI'
}

/** The implicit grant ended on 2025-11-27. Choice: Spotify's text for another response type is not known. */
function responseTypeCode(parameters: URLSearchParams) {
  const given = missing(parameters, 'response_type')
  return given ?? (parameters.get('response_type') === 'code' ? undefined : 'response_type must be code')
}

function knownScopes(parameters: URLSearchParams) {
  return scopesOf(parameters).every(isScope) ? undefined : 'Illegal scope'
}

/**
 * S256 or no challenge at all. What a challenge looks like is not judged here: one with padding fails at the token
 * endpoint, as it does at Spotify. Choice: `plain` is refused, because Spotify's pages name S256 only; the text is
 * ours.
 * @see RFC 7636 §4.3
 */
function s256Challenge(parameters: URLSearchParams) {
  const challenge = valueIn(parameters, 'code_challenge')
  const method = valueIn(parameters, 'code_challenge_method')
  if (challenge === undefined && method === undefined) return undefined
  if (challenge === undefined) return missing(parameters, 'code_challenge')
  return method === 'S256' ? undefined : 'code_challenge_method must be S256'
}

function missing(parameters: URLSearchParams, name: string) {
  return valueIn(parameters, name) === undefined ? `Missing required parameter: ${name}` : undefined
}
