import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { Account } from '../../contract/session.ts'
import type { LiveSession } from '../store/session-store.ts'
import { openText, sealText } from './sealed-text.ts'

const TokenSetBody = Type.Object({
  accessToken: Type.String(),
  refreshToken: Type.Optional(Type.String()),
  scopes: Type.Array(Type.String()),
  obtainedAt: Type.Number(),
  expiresAt: Type.Number(),
  subject: Type.Optional(Type.String()),
})

/** What a session keeps sealed. */
const SessionBody = Type.Object({
  account: Account,
  tokenSet: TokenSetBody,
  grantedAt: Type.Number(),
  /** The token set came with a new refresh token, and nobody has asked yet whose it is. */
  unverified: Type.Optional(Type.Literal(true)),
})
export type SessionBody = Static<typeof SessionBody>

export const writeBody = (body: SessionBody, key: Buffer, id: string): Uint8Array =>
  sealText(JSON.stringify(body), key, id)

/** @returns `undefined` when the key does not open it, or a release wrote it whose sessions we no longer read */
export function readBody({ body, id }: LiveSession, key: Buffer): SessionBody | undefined {
  const text = openText(body, key, id)
  if (text === undefined) return undefined
  const value: unknown = JSON.parse(text)
  return Value.Check(SessionBody, value) ? value : undefined
}
