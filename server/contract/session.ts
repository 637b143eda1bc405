import { type Static, Type } from 'typebox'

/** The account a session acts for. */
export const Account = Type.Object({
  id: Type.String(),
  displayName: Type.String(),
  imageUrl: Type.Optional(Type.String()),
})
export type Account = Static<typeof Account>

/** Which Spotify the server talks to. Nothing in it is secret: the browser carries all of it in the address. */
export const Provider = Type.Object({
  /** `simulator` where the embedded simulator answers, `spotify` for the real one, `other` for any other OAuth 2 server. */
  kind: Type.Union([Type.Literal('simulator'), Type.Literal('spotify'), Type.Literal('other')]),
  authorizeUrl: Type.String(),
  apiUrl: Type.String(),
  clientId: Type.String(),
  redirectUri: Type.String(),
  /** Whether it is told when an account disconnects (RFC 7009). Spotify can't be. */
  revokes: Type.Boolean(),
  /** Where the account holder takes the grant back, if that is known. */
  appsUrl: Type.Optional(Type.String()),
})
export type Provider = Static<typeof Provider>

export const SignedOut = Type.Object({ authenticated: Type.Literal(false) })

/** Times are epoch milliseconds. Never a token. */
export const SignedIn = Type.Object({
  authenticated: Type.Literal(true),
  account: Account,
  grantedScopes: Type.Array(Type.String()),
  accessTokenExpiresAt: Type.Number(),
  grantExpiresAt: Type.Number(),
  sessionExpiresAt: Type.Number(),
  provider: Provider,
})
export type SignedIn = Static<typeof SignedIn>

/** What `GET /api/session` answers. */
export const SessionView = Type.Union([SignedOut, SignedIn])
export type SessionView = Static<typeof SessionView>
