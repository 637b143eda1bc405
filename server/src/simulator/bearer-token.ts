/** The token in an `Authorization: Bearer …` header. @see RFC 6750 §2.1 */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
}
