import type { Static } from 'typebox'
import { Type } from './schema.ts'

/** The answer of `POST /auth/disconnect`. Our copy of the grant is deleted in every case. */
export const Disconnected = Type.Object({
  /**
   * Whether the authorization server revoked the tokens: it was told, it could not be told, or it has no revocation endpoint.
   * The server decides what ends with these tokens; most servers end the whole grant.
   */
  revocation: Type.Union([Type.Literal('told'), Type.Literal('failed'), Type.Literal('not-offered')]),
  /** The page on which the account holder can remove the grant, if it is known. */
  appsUrl: Type.Optional(Type.String()),
})
export type Disconnected = Static<typeof Disconnected>
