import type { Static } from 'typebox'
import { Type } from '../../contract/schema.ts'

/** Each is explained where the accounts service makes it, in `accounts/authorization-response.ts`. */
const authorizationResponses = [
  'good-code',
  'refusal',
  'forged-state',
  'used-code',
  'expired-code',
  'foreign-code',
  'foreign-challenge',
] as const
export type AuthorizationResponse = (typeof authorizationResponses)[number]

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
    /**
     * What the browser brings back once an account has approved: a code that is good; a refusal in its place; or an answer as
     * an attacker or a mistake could make it.
     */
    authorizationResponse: Type.Unsafe<AuthorizationResponse>({
      anyOf: authorizationResponses.map((each) => Type.Literal(each)),
    }),
    // Quirks of Spotify's that people reported, each off by default. docs/simulator.md says where.
    /** What a player command that was carried out answers: 204 and nothing, 200 and a word that is no JSON, or 202. */
    playerAnswer: Type.Union([Type.Literal('nothing'), Type.Literal('word'), Type.Literal('accepted')]),
    /** For so long after a player command, reads of the player see what was before; in milliseconds of the clock. */
    playerLagMs: Type.Integer({ minimum: 0, maximum: 600_000 }),
    /** Of so many Web API calls with a good token, the last is refused with 401; 0 for none. */
    unauthorizedEvery: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
    /** Answers over the rate limit lack the headers by which pages of other origins can read them. */
    rateLimitWithoutCors: Type.Boolean(),
    /** So many items fewer are in each page than there should be; `next` goes on as if they were there. */
    shortPagesBy: Type.Integer({ minimum: 0, maximum: 50 }),
    /** Of so many items of a page, the last is null; 0 for none. */
    nullItemsEvery: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
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
  authorizationResponse: 'good-code',
  playerAnswer: 'nothing',
  playerLagMs: 0,
  unauthorizedEvery: 0,
  rateLimitWithoutCors: false,
  shortPagesBy: 0,
  nullItemsEvery: 0,
}
