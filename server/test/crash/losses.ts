import { productionTimeouts } from '../../src/timeouts.ts'

/** A request that the token endpoint logged. */
interface TokenRequest {
  grantType?: string
  status: number
  /** When it came, epoch milliseconds. */
  at: number
}

/** A token set that came longer before the kill than this must have been stored: the store gives up later writes. */
const storedWithinMs = productionTimeouts.store.sqlite.answerMs
/** A killed process has sent what its system still holds. */
const arrivesWithinMs = 200

/**
 * How many grants a kill may cost at most: those whose refresh token was spent so shortly before that the new one may have
 * been stored nowhere. Where refresh tokens rotate, nobody can get it again.
 */
export const mayBeLost = (requests: readonly TokenRequest[], killedAt: number): number =>
  requests.filter(
    ({ grantType, status, at }) =>
      grantType === 'refresh_token' &&
      status === 200 &&
      at > killedAt - storedWithinMs &&
      at < killedAt + arrivesWithinMs,
  ).length
