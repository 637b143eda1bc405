import type { Static } from 'typebox'
import { Type } from '../../contract/schema.ts'

/** What can be changed while the simulator runs. Seconds where Spotify counts seconds. */
export const Settings = Type.Object(
  {
    /**
     * `development`: the 49 operations and the new names that a client id made today gets; `extended`: all operations,
     * with the old names.
     */
    mode: Type.Union([Type.Literal('development'), Type.Literal('extended')]),
    /**
     * Whether the owner of the client has Premium. Without it, development mode refuses every call of every account.
     */
    ownerPremium: Type.Boolean(),
    /** Life of an access token, in seconds. */
    accessTokenTtl: Type.Integer({ minimum: 1, maximum: 31_536_000 }),
    /** Life of a refresh token from the account's consent on, in seconds. Refreshing does not extend it. */
    grantLifetime: Type.Integer({ minimum: 1, maximum: 315_360_000 }),
    /** A new refresh token with every refresh; using an old one again revokes the grant. */
    rotateRefreshTokens: Type.Boolean(),
    /** Added to every answer of the accounts service and the Web API, in real milliseconds. */
    latencyMs: Type.Integer({ minimum: 0, maximum: 60_000 }),
    /** Web API calls a client may make in a rolling window; `null` for no limit. */
    rateLimit: Type.Union([
      Type.Null(),
      Type.Object(
        {
          requests: Type.Integer({ minimum: 0 }),
          windowSeconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 86_400 })),
        },
        { additionalProperties: false },
      ),
    ]),
    /**
     * `true`: consent is given without the page, for the account signed in last or the first; an account's id: for that
     * one.
     */
    autoApprove: Type.Union([Type.Boolean(), Type.String({ minLength: 1 })]),
  },
  { additionalProperties: false, title: 'Settings' },
)
export type Settings = Static<typeof Settings>

/** Six months of thirty days. Choice: Spotify says "6 months" and no more. */
const sixMonthsSeconds = 180 * 86_400

export const defaultSettings: Readonly<Settings> = {
  mode: 'development',
  ownerPremium: true,
  accessTokenTtl: 3600,
  grantLifetime: sixMonthsSeconds,
  rotateRefreshTokens: false,
  latencyMs: 0,
  rateLimit: null,
  autoApprove: false,
}
