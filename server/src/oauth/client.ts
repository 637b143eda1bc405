import type { Dispatcher } from 'undici'

/** This application as one authorization server knows it, and the means to speak to that server. */
export interface OAuthClient {
  clientId: string
  clientSecret: string
  authorizationEndpoint: string
  tokenEndpoint: string
  /** Where it may be told that tokens are no longer wanted (RFC 7009); many servers, Spotify among them, have none. */
  revocationEndpoint?: string
  /** The one registered address. The authorization server compares it byte for byte. */
  redirectUri: string
  /** When set, every authorization response must name it (RFC 9207). */
  issuer?: string
  dispatcher: Dispatcher
  /** Epoch milliseconds. */
  now(): number
  /** For a whole call of one of its endpoints, from connecting to the last byte; 7.5 s when not set, so that who signs in is answered within ten. */
  timeoutMs?: number
  instrument?: InstrumentTokenCall
}

/** Looks on at one call of the token endpoint, and hands back what the call does. */
export type InstrumentTokenCall = <Answer extends { status: number }>(
  grantType: string,
  call: () => Promise<Answer>,
) => Promise<Answer>
