import type { OAuthClient } from './client.ts'

/**
 * What follows `Basic` in the Authorization header of a client with a secret. Id and secret are form-encoded first, so that a colon in the id
 * does not end it.
 * @see RFC 6749 §2.3.1
 */
export function basicCredentials({ clientId, clientSecret }: OAuthClient): string {
  const pair = `${formEncode(clientId)}:${formEncode(clientSecret)}`
  return Buffer.from(pair).toString('base64')
}

/** @see RFC 6749 Appendix B */
const formEncode = (value: string) => new URLSearchParams({ '': value }).toString().slice(1)
