/**
 * What our cookies are called, by the scheme that browsers see; PORT is the port of PUBLIC_URL. Over https the prefix makes
 * browsers refuse a cookie of this name from another host, over http or from a script. Over plain http there is no such
 * prefix, and cookies do not know ports: with the port in the name, two programs on one host do not overwrite each other's
 * cookies.
 * @see RFC 10017
 */
export const cookieTable = {
  https: { session: '__Host-Http-session', pendingAuthorization: '__Host-authorization-' },
  http: { session: 'scopedeck-session-PORT', pendingAuthorization: 'scopedeck-authorization-PORT-' },
} as const

export interface CookieNames {
  session: string
  /** The beginning of the name of a pending authorization's cookie. A hash of its state follows. */
  pendingAuthorization: string
}

/** Prefixes that browsers give a meaning: they accept such a cookie over https only. */
const prefix = /^__(?:Host-Http|Host|Http|Secure)-/i

export const needsHttps = (cookieName: string): boolean => prefix.test(cookieName)

/**
 * The names of the cookies of a server.
 * @param publicUrl the origin that browsers see
 * @param sessionCookie another name for the session's cookie. The other names follow it, so that two servers with one host
 *   and two names share no cookie. The dot keeps them from being the beginning of a usual name.
 */
export function cookieNames(publicUrl: string, sessionCookie?: string): CookieNames {
  const { protocol, port } = new URL(publicUrl)
  const isHttps = protocol === 'https:'
  if (sessionCookie !== undefined) {
    const name = sessionCookie.replace(prefix, '')
    return { session: sessionCookie, pendingAuthorization: `${isHttps ? '__Host-' : ''}${name}.authorization-` }
  }
  const { session, pendingAuthorization } = cookieTable[isHttps ? 'https' : 'http']
  const withPort = (name: string) => name.replace('PORT', port || '80')
  return { session: withPort(session), pendingAuthorization: withPort(pendingAuthorization) }
}
