import type { Simulation } from '../simulation.ts'
import type { Grant } from './grant.ts'

/** A successful answer of the token endpoint, as it goes over the wire. @see RFC 6749 §5.1 */
export interface TokenAnswer {
  access_token: string
  token_type: 'Bearer'
  /** What was granted. Choice: empty, not absent, where nothing was asked for. */
  scope: string
  /** Seconds. */
  expires_in: number
  refresh_token?: string
}

/** Makes a new access token for a grant. */
export function tokenAnswer({ grants, clock, settings }: Simulation, grant: Grant, refreshToken?: string): TokenAnswer {
  const expiresAt = clock.now() + settings.accessTokenTtl * 1000
  return {
    access_token: grants.issueAccessToken({ grant, expiresAt }),
    token_type: 'Bearer',
    scope: grant.scopes.join(' '),
    expires_in: settings.accessTokenTtl,
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
  }
}
