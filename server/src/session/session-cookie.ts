import { createHash, randomBytes } from 'node:crypto'
import type {} from '@fastify/secure-session'
import type { FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'

declare module '@fastify/secure-session' {
  interface SessionData {
    id: string
    key: string
    createdAt: number
  }
}

/** 32 bytes as text. */
const Token = Type.String({ pattern: '^[\\w-]{43}$' })
const SessionCookie = Type.Object({ id: Token, key: Token, createdAt: Type.Number() })
export type SessionCookie = Static<typeof SessionCookie>

/**
 * The session's cookie for secure-session. Strict: only our own pages call the API; the redirect back from Spotify
 * needs no session, its cookie is the pending authorization's. Over https the prefix makes the browser itself refuse
 * one that another host, http or a script wants to plant.
 * @see RFC 10017
 */
export const sessionCookieSettings = (secure: boolean) => ({
  sessionName: 'session',
  cookieName: secure ? '__Host-Http-session' : 'session',
  cookie: { path: '/', httpOnly: true, secure, sameSite: 'strict' as const },
  // Ends are judged by the store, and by a clock that tests can set.
  expiry: Number.MAX_SAFE_INTEGER / 1e6,
})

/** The name under which the plugin seals what a sign-in keeps in the browser; no cookie is called so. */
export const pendingAuthorizationSeal = 'pendingAuthorization'

export function createSessionCookie(now: number): SessionCookie {
  const token = () => randomBytes(32).toString('base64url')
  return { id: token(), key: token(), createdAt: now }
}

/** How the store names the session: whoever reads the store can't make a cookie of it. */
export const rowIdOf = ({ id }: SessionCookie): string => createHash('sha256').update(id).digest('base64url')
/** Whether it may name a row: nothing of another form is asked for, or becomes part of a store's own names. */
export const isRowId = (text: string): boolean => /^[\w-]{43}$/.test(text)
export const cookieKey = ({ key }: SessionCookie): Buffer => Buffer.from(key, 'base64url')

/**
 * The caller's cookie, if it is as we wrote it and the only one. Base64 and percent signs allow many spellings of the
 * same bytes, and another server on this machine can plant a second one, for cookies do not separate ports.
 */
export function readSessionCookie(request: FastifyRequest, name: string): SessionCookie | undefined {
  const [pair, ...others] = pairsNamed(request, name)
  if (pair === undefined || others.length > 0) return undefined
  const { server } = request
  const value = server.parseCookie(pair)[name] ?? ''
  const parts = value.split(';', 2).map((part) => Buffer.from(part, 'base64').toString('base64'))
  return pair === server.serializeCookie(name, parts.join(';')) ? open(request, value) : undefined
}

/** Every cookie by that name that we made: signing out ends them all. */
export const readSessionCookies = (request: FastifyRequest, name: string): SessionCookie[] =>
  pairsNamed(request, name).flatMap((pair) => open(request, request.server.parseCookie(pair)[name] ?? '') ?? [])

function pairsNamed({ headers }: FastifyRequest, name: string): string[] {
  const pairs = headers.cookie?.split(';').map((pair) => pair.trim()) ?? []
  return pairs.filter((pair) => pair.startsWith(`${name}=`))
}

function open({ server, log }: FastifyRequest, value: string): SessionCookie | undefined {
  const data: unknown = server.decodeSecureSession(value, log, 'session')?.data()
  return Value.Check(SessionCookie, data) ? data : undefined
}
