import type { Client, Clients } from '../clients.ts'
import { valueIn } from './parameters.ts'
import { TokenRefusal } from './token-response.ts'

export interface CallingClient {
  client: Client
  /** False for a public client: it sends its id and no secret. */
  provedSecret: boolean
}

interface Credentials {
  clientId: string
  clientSecret: string | undefined
}

/**
 * The client that calls the token endpoint, read from HTTP Basic or from `client_id` and `client_secret` in the body.
 * @throws {TokenRefusal} `invalid_client` for an unknown client, a wrong secret or a header that makes no sense
 * @see RFC 6749 §2.3.1
 */
export function authenticateClient(
  authorization: string | undefined,
  form: URLSearchParams,
  clients: Clients,
): CallingClient {
  const credentials = authorization === undefined ? bodyCredentials(form) : basicCredentials(authorization, form)
  // Without a word about why, as observed.
  if (credentials.clientId === '') throw new TokenRefusal('invalid_client', '')
  const client = clients.get(credentials.clientId)
  if (!client) throw invalidClient()
  if (credentials.clientSecret === undefined) return { client, provedSecret: false }
  if (!isSecretOf(client, credentials.clientSecret)) throw new TokenRefusal('invalid_client', 'Invalid client secret')
  return { client, provedSecret: true }
}

/** The client id a request claims, for the log of requests. */
export function claimedClient(authorization: string | undefined, form: URLSearchParams): string | undefined {
  if (authorization === undefined) return valueIn(form, 'client_id')
  return parseBasic(authorization)?.clientId
}

function bodyCredentials(form: URLSearchParams): Credentials {
  return { clientId: form.get('client_id') ?? '', clientSecret: valueIn(form, 'client_secret') }
}

/** Choice: the header decides, and a `client_id` in the body may only repeat it. */
function basicCredentials(authorization: string, form: URLSearchParams): Credentials {
  const credentials = parseBasic(authorization)
  const repeated = valueIn(form, 'client_id') ?? credentials?.clientId
  if (!credentials || repeated !== credentials.clientId) throw invalidClient()
  return credentials
}

function parseBasic(authorization: string): Credentials | undefined {
  const encoded = /^basic +([a-z0-9+/]+=*)$/i.exec(authorization)?.[1]
  const [, clientId, clientSecret] = /^([^:]+):(.*)$/s.exec(Buffer.from(encoded ?? '', 'base64').toString()) ?? []
  if (clientId === undefined || clientSecret === undefined) return undefined
  return { clientId: formDecoded(clientId), clientSecret }
}

/** Choice: RFC 6749 wants the secret form-encoded before Base64, many clients send it bare; either is right. */
function isSecretOf({ clientSecret }: Client, sent: string): boolean {
  return sent === clientSecret || formDecoded(sent) === clientSecret
}

function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

function invalidClient(): TokenRefusal {
  return new TokenRefusal('invalid_client', 'Invalid client')
}
