import { isRecord, parseJson } from '../../contract/json.ts'
import { OAuthInvalidAnswer } from './errors.ts'

/**
 * Whom an id token is about. Its signature is not checked: it comes straight from the token endpoint, and we only ask
 * whether it is still the same account.
 * @throws {OAuthInvalidAnswer} there is an id token, but nothing can be read from it
 * @see OpenID Connect Core §2, §3.1.3.7 point 6
 */
export function readSubject(idToken: unknown): string | undefined {
  if (idToken === undefined || idToken === null) return undefined
  const payload = typeof idToken === 'string' ? idToken.split('.')[1] : undefined
  const claims = parseJson(Buffer.from(payload ?? '', 'base64url').toString())
  const subject = isRecord(claims) ? claims.sub : undefined
  if (typeof subject !== 'string' || subject === '')
    throw new OAuthInvalidAnswer('The token answer has an id_token without a subject.')
  return subject
}
