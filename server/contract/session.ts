import type { Static } from 'typebox'
import { Type } from './schema.ts'

/** The account a session acts for. */
export const Account = Type.Object({
  id: Type.String(),
  displayName: Type.String(),
  imageUrl: Type.Optional(Type.String()),
})
export type Account = Static<typeof Account>

/** The authorization server and Web API that this server uses. Nothing in it is secret: all of it is in the authorization request. */
export const Provider = Type.Object({
  /** `simulator` for the embedded simulator, `spotify` for the real one, `other` for any other OAuth 2 server. */
  kind: Type.Union([Type.Literal('simulator'), Type.Literal('spotify'), Type.Literal('other')]),
  authorizeUrl: Type.String(),
  apiUrl: Type.String(),
  clientId: Type.String(),
  redirectUri: Type.String(),
  /** Whether tokens are revoked when an account disconnects (RFC 7009). Spotify has no endpoint for it. */
  revokes: Type.Boolean(),
  /** The page on which the account holder can remove the grant, if it is known. */
  appsUrl: Type.Optional(Type.String()),
})
export type Provider = Static<typeof Provider>

export const SignedOut = Type.Object({ authenticated: Type.Literal(false) })

/** Times are epoch milliseconds. Never a token. */
export const SignedIn = Type.Object({
  authenticated: Type.Literal(true),
  account: Account,
  /** Stands for the account, and tells nothing of it. Pages send it with their calls: see `account-mark.ts`. */
  accountMark: Type.String(),
  /** What the authorization request asked for. An authorization server may grant less. */
  requestedScopes: Type.Array(Type.String()),
  grantedScopes: Type.Array(Type.String()),
  /** Those of the granted scopes that are switched off in the lens: every route answers as if they were not granted. */
  withheldScopes: Type.Array(Type.String()),
  accessTokenObtainedAt: Type.Number(),
  accessTokenExpiresAt: Type.Number(),
  grantedAt: Type.Number(),
  grantExpiresAt: Type.Number(),
  sessionExpiresAt: Type.Number(),
  provider: Provider,
  /** The server's clock, by which the page reckons every time that it shows. */
  now: Type.Number(),
})
export type SignedIn = Static<typeof SignedIn>

/** The answer of `GET /api/session`. */
export const SessionView = Type.Union([SignedOut, SignedIn])
export type SessionView = Static<typeof SessionView>
