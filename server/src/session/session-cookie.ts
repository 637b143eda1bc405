import { createHash, randomBytes } from 'node:crypto'
import fastifyCookie from '@fastify/cookie'
import secureSession from '@fastify/secure-session'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import { Type } from '../../contract/schema.ts'
import { createSchemaCheck } from '../http/schema-check.ts'

declare module '@fastify/secure-session' {
  interface SessionData {
    id: string
    key: string
    createdAt: number
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Its cookie was opened by an older key: it is sealed by the newest one with the answer. */
    sessionCookieToSeal: SessionCookie | null
  }
}

/** 32 bytes as text. */
const Token = Type.String({ pattern: '^[\\w-]{43}$' })
const SessionCookie = Type.Object({ id: Token, key: Token, createdAt: Type.Number() })
export type SessionCookie = Static<typeof SessionCookie>
const isSessionCookie = createSchemaCheck(SessionCookie)

/** The name of the key that seals pending authorizations. No cookie has this name. */
export const pendingAuthorizationSeal = 'pendingAuthorization'

interface SealKeys {
  /** The first seals, all open. */
  cookie: Buffer[]
  pendingAuthorization: Buffer[]
}

/**
 * Gives the app the functions of secure-session that seal and open the text of cookies, but not its hooks: they would open
 * the session's cookie at every request, although most are in memory already, and seal a second, empty one.
 */
async function registerCookieSeals(app: FastifyInstance, keys: SealKeys): Promise<void> {
  // Who needs the cookies of a request parses them.
  await app.register(fastifyCookie, { hook: false })
  await app.register(async (context) => {
    await context.register(secureSession, [
      // The session's record says when it ends, by a clock that tests can set. So secure-session must not judge.
      { sessionName: 'session', key: keys.cookie, expiry: Number.MAX_SAFE_INTEGER / 1e6 },
      { sessionName: pendingAuthorizationSeal, key: keys.pendingAuthorization },
    ])
    app.decorate('createSecureSession', context.createSecureSession)
    app.decorate('encodeSecureSession', context.encodeSecureSession)
    app.decorate('decodeSecureSession', context.decodeSecureSession)
  })
}

export function createSessionCookie(now: number): SessionCookie {
  const token = () => randomBytes(32).toString('base64url')
  return { id: token(), key: token(), createdAt: now }
}

/** The session's id in the store. It is a hash, so that a copy of the store is no use to make a cookie. */
export const rowIdOf = ({ id }: SessionCookie): string => createHash('sha256').update(id).digest('base64url')

/** False for text that can't be a row id. Such text must never become part of a name in the store. */
export const isRowId = (text: string): boolean => /^[\w-]{43}$/.test(text)

export const cookieKey = ({ key }: SessionCookie): Buffer => Buffer.from(key, 'base64url')

interface SessionCookiesOptions {
  keys: SealKeys
  name: string
  /** Whether browsers see https. */
  secure: boolean
  /** The absolute end of the session of a cookie, epoch milliseconds. */
  endsAt(cookie: SessionCookie): number
  /** Epoch milliseconds. */
  now(): number
}

export interface SessionCookies {
  /**
   * The cookie of a request as it was sent, if it is the only one. Another server on this host can plant a second one:
   * cookies ignore ports.
   */
  textOf(request: FastifyRequest): string | undefined
  /**
   * The content of a cookie, if it is spelt exactly as we wrote it: Base64 and percent signs allow many spellings of the
   * same bytes. One that an older key sealed is sealed anew with the answer to the request.
   * @param text as `textOf` returns it
   */
  open(request: FastifyRequest, text: string): SessionCookie | undefined
  /** Every session cookie of a request that we made. Signing out ends all of them. */
  allOf(request: FastifyRequest): SessionCookie[]
  set(reply: FastifyReply, cookie: SessionCookie): void
  /** Removes the cookie from the browser, if the request brought one. */
  remove(reply: FastifyReply): void
}

/**
 * The cookie that names a session. Strict: only our own pages call the API. The redirect back from Spotify needs no
 * session; its cookie is the pending authorization's.
 */
export async function registerSessionCookies(
  app: FastifyInstance,
  { keys, name, secure, endsAt, now }: SessionCookiesOptions,
): Promise<SessionCookies> {
  const attributes = { path: '/', httpOnly: true, secure, sameSite: 'strict' } as const
  const readValue = (text: string) => app.parseCookie(text)[name] ?? ''

  const pairsOf = ({ headers }: FastifyRequest): string[] => {
    const pairs = headers.cookie?.split(';').map((pair) => pair.trim()) ?? []
    return pairs.filter((pair) => pair.startsWith(`${name}=`))
  }
  const set = (reply: FastifyReply, cookie: SessionCookie) => {
    reply.request.sessionCookieToSeal = null
    const value = app.encodeSecureSession(app.createSecureSession({ ...cookie }), 'session')
    reply.setCookie(name, value, { ...attributes, maxAge: Math.max(0, Math.floor((endsAt(cookie) - now()) / 1000)) })
  }

  app.decorateRequest('sessionCookieToSeal', null)
  // Before the hook of @fastify/cookie, which writes the cookies that are set by then.
  app.addHook('onSend', (request, reply, _payload, done) => {
    if (request.sessionCookieToSeal) set(reply, request.sessionCookieToSeal)
    done()
  })
  await registerCookieSeals(app, keys)

  return {
    textOf(request) {
      const [text, ...others] = pairsOf(request)
      return others.length > 0 ? undefined : text
    },
    open(request, text) {
      const value = readValue(text)
      if (text !== app.serializeCookie(name, canonical(value))) return undefined
      const opened = openSeal(app, value)
      if (opened?.isOfOlderKey) request.sessionCookieToSeal = opened.cookie
      return opened?.cookie
    },
    allOf: (request) => pairsOf(request).flatMap((text) => openSeal(app, readValue(text))?.cookie ?? []),
    set,
    remove(reply) {
      reply.request.sessionCookieToSeal = null
      if (pairsOf(reply.request).length > 0) reply.clearCookie(name, attributes)
    },
  }
}

const canonical = (value: string): string =>
  value
    .split(';', 2)
    .map((part) => Buffer.from(part, 'base64').toString('base64'))
    .join(';')

function openSeal(app: FastifyInstance, value: string) {
  const sealed = app.decodeSecureSession(value, app.log, 'session')
  const cookie: unknown = sealed?.data()
  return sealed && isSessionCookie(cookie) ? { cookie, isOfOlderKey: sealed.changed } : undefined
}
