import type { Connections } from '../async/connections.ts'

/** This application as one authorization server knows it, and the means to call that server. */
export interface OAuthClient {
  clientId: string
  clientSecret: string
  authorizationEndpoint: string
  tokenEndpoint: string
  /** Where a token can be revoked (RFC 7009). Many servers, Spotify among them, have no such endpoint. */
  revocationEndpoint?: string
  /** The one registered address. The authorization server compares it byte for byte. */
  redirectUri: string
  /** When set, every authorization response must name it (RFC 9207). */
  issuer?: string
  dispatcher: Connections
  /** Epoch milliseconds. */
  now(): number
  /** For a whole call of one of its endpoints, from connecting to the last byte. */
  timeoutMs: number
  instrument?: InstrumentTokenCall
}

/** Measures one call of the token endpoint. Returns or throws what the call does. */
type InstrumentTokenCall = <Answer extends { status: number }>(
  grantType: string,
  call: () => Promise<Answer>,
) => Promise<Answer>

/**
 * The part after `Basic` in the Authorization header of a client with a secret. Id and secret are form-encoded first, so
 * that a colon in the id does not end it.
 * @see RFC 6749 §2.3.1
 */
export function basicCredentials({ clientId, clientSecret }: OAuthClient): string {
  const pair = `${formEncode(clientId)}:${formEncode(clientSecret)}`
  return Buffer.from(pair).toString('base64')
}

/** @see RFC 6749 Appendix B */
const formEncode = (value: string) => new URLSearchParams({ '': value }).toString().slice(1)
