import { createHash } from 'node:crypto'

const wellFormed = /^[A-Za-z0-9\-._~]{43,128}$/

/** Whether a verifier is the one behind an S256 challenge. A challenge with padding is behind none. @see RFC 7636 §4.6 */
export function matchesChallenge(codeVerifier: string, codeChallenge: string): boolean {
  return (
    wellFormed.test(codeVerifier) && createHash('sha256').update(codeVerifier).digest('base64url') === codeChallenge
  )
}
