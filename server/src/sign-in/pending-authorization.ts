import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { pendingAuthorizationSeal } from '../session/session-cookie.ts'

/** The half of a sign-in that this browser keeps until it comes back. */
const PendingAuthorization = Type.Object({
  state: Type.String(),
  codeVerifier: Type.String(),
  returnTo: Type.String(),
  scopes: Type.Array(Type.String()),
  startedAt: Type.Number(),
  /**
   * The session that this sign-in takes the place of. Noted when it starts: on the way back from another site the
   * browser does not send the session's cookie.
   */
  replaces: Type.Optional(Type.String()),
})
export type PendingAuthorization = Static<typeof PendingAuthorization>

const lifeMs = 10 * 60_000
/** Bytes of the Cookie header that all pending authorizations of a browser may take together. */
const budget = 6000

interface Named {
  name: string
  size: number
  pending: PendingAuthorization | undefined
}

export interface PendingAuthorizations {
  /** Gives the browser one more, and takes back those that are over, and the oldest where they grow too many. */
  add(reply: FastifyReply, pending: PendingAuthorization): void
  /** The one that a state belongs to, however old. */
  find(request: FastifyRequest, state: string): PendingAuthorization | undefined
  isOver(pending: PendingAuthorization): boolean
  /** Read once, then gone. */
  remove(reply: FastifyReply, state: string): void
}

/** What names an attempt in the store, and its cookie in the browser: the state itself stays sealed. */
export const attemptOf = (state: string): string => createHash('sha256').update(state).digest('base64url')

/**
 * One cookie per attempt, so that tabs can sign in side by side. Lax: the redirect back begins at the authorization
 * server, and must bring it.
 */
export function createPendingAuthorizations({
  publicUrl,
  now,
}: {
  publicUrl: string
  now(): number
}): PendingAuthorizations {
  const secure = new URL(publicUrl).protocol === 'https:'
  const prefix = `${secure ? '__Host-' : ''}authorization-`
  const attributes = { path: '/', httpOnly: true, secure, sameSite: 'lax' } as const
  const nameOf = (state: string) => prefix + attemptOf(state).slice(0, 8)
  const isOver = ({ startedAt }: PendingAuthorization) => now() - startedAt > lifeMs

  /** Newest first; what can't be read comes last. */
  const list = (request: FastifyRequest): Named[] =>
    Object.entries(request.cookies)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value = '']) => ({ name, size: sizeOf(request, name, value), pending: open(request, value) }))
      .sort((one, other) => (other.pending?.startedAt ?? 0) - (one.pending?.startedAt ?? 0))

  return {
    add(reply, pending) {
      const { server, request } = reply
      const name = nameOf(pending.state)
      const value = server.encodeSecureSession(server.createSecureSession(pending), pendingAuthorizationSeal)
      let left = budget - sizeOf(request, name, value)
      for (const before of list(request)) {
        left -= before.size
        if (!before.pending || isOver(before.pending) || left < 0) reply.clearCookie(before.name, attributes)
      }
      reply.setCookie(name, value, { ...attributes, maxAge: lifeMs / 1000 })
    },
    find(request, state) {
      const value = request.cookies[nameOf(state)]
      const pending = value === undefined ? undefined : open(request, value)
      return pending && isEqual(pending.state, state) ? pending : undefined
    },
    isOver,
    remove: (reply, state) => void reply.clearCookie(nameOf(state), attributes),
  }
}

const sizeOf = ({ server }: FastifyRequest, name: string, value: string) =>
  server.serializeCookie(name, value).length + 2

function open({ server, log }: FastifyRequest, value: string): PendingAuthorization | undefined {
  const data: unknown = server.decodeSecureSession(value, log, pendingAuthorizationSeal)?.data()
  return Value.Check(PendingAuthorization, data) ? data : undefined
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
