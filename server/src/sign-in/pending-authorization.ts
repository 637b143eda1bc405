import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import { cookieNames } from '../../contract/cookies.ts'
import { Type } from '../../contract/schema.ts'
import { createSchemaCheck } from '../http/schema-check.ts'
import { pendingAuthorizationSeal } from '../session/session-cookie.ts'

/** The half of a sign-in that the browser keeps, sealed in a cookie, until it returns from the authorization server. */
const PendingAuthorization = Type.Object({
  state: Type.String(),
  codeVerifier: Type.String(),
  returnTo: Type.String(),
  scopes: Type.Array(Type.String()),
  startedAt: Type.Number(),
  /**
   * The session that this sign-in replaces. It must be known at the start: on the way back from another site the browser
   * does not send the session's cookie.
   */
  replaces: Type.Optional(Type.String()),
})
export type PendingAuthorization = Static<typeof PendingAuthorization>
const isPendingAuthorization = createSchemaCheck(PendingAuthorization)

const maxAgeMs = 10 * 60_000
/** Bytes of the Cookie header for all pending authorizations of a browser together. */
const budgetBytes = 6000

interface PendingCookie {
  name: string
  bytes: number
  pending: PendingAuthorization | undefined
}

interface PendingAuthorizationsOptions {
  publicUrl: string
  /** Another name for the session's cookie, which the names here follow. */
  sessionCookie?: string | undefined
  now(): number
}

export interface PendingAuthorizations {
  /** Gives the browser one more. Removes those that are over, and the oldest ones beyond the budget. */
  add(reply: FastifyReply, pending: PendingAuthorization): void
  /** The one that was begun last; `undefined` where none is under way. */
  newest(request: FastifyRequest): PendingAuthorization | undefined
  /** The one with this state, whatever its age. */
  find(request: FastifyRequest, state: string): PendingAuthorization | undefined
  isOver(pending: PendingAuthorization): boolean
  /** To be called after the first use: each is used once. */
  remove(reply: FastifyReply, state: string): void
}

/** The name of an attempt in the store and in its cookie's name. It is a hash, because the state itself stays sealed. */
export const attemptOf = (state: string): string => createHash('sha256').update(state).digest('base64url')

/**
 * One cookie per attempt, so that tabs can sign in side by side. `SameSite=Lax`, because the redirect back starts at the
 * authorization server and must carry the cookie.
 */
export function createPendingAuthorizations({
  publicUrl,
  sessionCookie,
  now,
}: PendingAuthorizationsOptions): PendingAuthorizations {
  const secure = new URL(publicUrl).protocol === 'https:'
  const { pendingAuthorization: prefix } = cookieNames(publicUrl, sessionCookie)
  const attributes = { path: '/', httpOnly: true, secure, sameSite: 'lax' } as const
  const nameOf = (state: string) => prefix + attemptOf(state).slice(0, 8)
  const isOver = ({ startedAt }: PendingAuthorization) => now() - startedAt > maxAgeMs

  /** Newest first. Those that can't be opened come last. */
  const list = (request: FastifyRequest): PendingCookie[] =>
    Object.entries(cookiesOf(request))
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value = '']) => ({ name, bytes: bytesOf(request, name, value), pending: open(request, value) }))
      .sort((one, other) => (other.pending?.startedAt ?? 0) - (one.pending?.startedAt ?? 0))

  return {
    add(reply, pending) {
      const { server, request } = reply
      const name = nameOf(pending.state)
      const value = server.encodeSecureSession(server.createSecureSession(pending), pendingAuthorizationSeal)
      let leftBytes = budgetBytes - bytesOf(request, name, value)
      for (const before of list(request)) {
        leftBytes -= before.bytes
        if (!before.pending || isOver(before.pending) || leftBytes < 0) reply.clearCookie(before.name, attributes)
      }
      reply.setCookie(name, value, { ...attributes, maxAge: maxAgeMs / 1000 })
    },
    newest(request) {
      const [first] = list(request)
      return first?.pending && !isOver(first.pending) ? first.pending : undefined
    },
    find(request, state) {
      const value = cookiesOf(request)[nameOf(state)]
      const pending = value === undefined ? undefined : open(request, value)
      return pending && isEqual(pending.state, state) ? pending : undefined
    },
    isOver,
    remove: (reply, state) => void reply.clearCookie(nameOf(state), attributes),
  }
}

const cookiesOf = ({ server, headers }: FastifyRequest) => server.parseCookie(headers.cookie ?? '')

const bytesOf = ({ server }: FastifyRequest, name: string, value: string) =>
  server.serializeCookie(name, value).length + 2

function open({ server, log }: FastifyRequest, value: string): PendingAuthorization | undefined {
  const data: unknown = server.decodeSecureSession(value, log, pendingAuthorizationSeal)?.data()
  return isPendingAuthorization(data) ? data : undefined
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
