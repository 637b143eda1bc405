import { type Static, Type } from 'typebox'

/** What `POST /auth/disconnect` answers: our copy is gone whatever it says. */
export const Disconnected = Type.Object({
  /**
   * Whether the authorization server was told: it was, it could not be, or it has no way to be told. Where it was, it is its
   * own matter what ends with these tokens; as a rule the whole grant does.
   */
  revocation: Type.Union([Type.Literal('told'), Type.Literal('failed'), Type.Literal('not-offered')]),
  /** Where the account holder takes the grant back, if that is known. */
  appsUrl: Type.Optional(Type.String()),
})
export type Disconnected = Static<typeof Disconnected>
