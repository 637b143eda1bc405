import { createHash, randomBytes } from 'node:crypto'
import type {} from '@fastify/secure-session'
import type { FastifyReply, FastifyRequest } from 'fastify'
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
 * The settings of the session cookie for secure-session. Strict: only our own pages call the API. The redirect back from
 * Spotify needs no session; its cookie is the pending authorization's. Over https the prefix makes the browser refuse a
 * cookie of this name from another host, over http or from a script.
 * @see RFC 10017
 */
export const sessionCookieSettings = (secure: boolean) => ({
  sessionName: 'session',
  cookieName: secure ? '__Host-Http-session' : 'session',
  cookie: { path: '/', httpOnly: true, secure, sameSite: 'strict' as const },
  // The session's record says when it ends, by a clock that tests can set. So secure-session must not judge.
  expiry: Number.MAX_SAFE_INTEGER / 1e6,
})

/** The name of the key that seals pending authorizations. No cookie has this name. */
export const pendingAuthorizationSeal = 'pendingAuthorization'

export function createSessionCookie(now: number): SessionCookie {
  const token = () => randomBytes(32).toString('base64url')
  return { id: token(), key: token(), createdAt: now }
}

/** The session's id in the store. It is a hash, so that a copy of the store is no use to make a cookie. */
export const rowIdOf = ({ id }: SessionCookie): string => createHash('sha256').update(id).digest('base64url')

/** False for text that can't be a row id. Such text must never become part of a name in the store. */
export const isRowId = (text: string): boolean => /^[\w-]{43}$/.test(text)

export const cookieKey = ({ key }: SessionCookie): Buffer => Buffer.from(key, 'base64url')

/**
 * The session cookie of a request as it was sent, if it is the only one. Another server on this host can plant a second
 * one: cookies ignore ports.
 */
export function sessionCookieText(request: FastifyRequest, name: string): string | undefined {
  const [pair, ...others] = pairsNamed(request, name)
  return others.length > 0 ? undefined : pair
}

/**
 * The content of a session cookie, if it is spelt exactly as we wrote it: Base64 and percent signs allow many spellings
 * of the same bytes.
 * @param text as `sessionCookieText` returns it
 */
export function openSessionCookie(request: FastifyRequest, name: string, text: string): SessionCookie | undefined {
  const { server } = request
  const value = server.parseCookie(text)[name] ?? ''
  const parts = value.split(';', 2).map((part) => Buffer.from(part, 'base64').toString('base64'))
  return text === server.serializeCookie(name, parts.join(';')) ? open(request, value) : undefined
}

/** Every session cookie of a request that we made. Signing out ends all of them. */
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

/** @param life.endsAt the absolute end of the session; with `life.now`, epoch milliseconds */
export function setSessionCookie({ request }: FastifyReply, cookie: SessionCookie, life: CookieLife): void {
  // Start with an empty session: nothing of a planted cookie is kept.
  request.session.regenerate()
  request.session.set('id', cookie.id)
  request.session.set('key', cookie.key)
  request.session.set('createdAt', cookie.createdAt)
  setCookieLife(request, life)
}

interface CookieLife {
  endsAt: number
  now: number
}

export const setCookieLife = ({ session }: FastifyRequest, { endsAt, now }: CookieLife): void =>
  session.options({ maxAge: Math.max(0, Math.floor((endsAt - now) / 1000)) })
