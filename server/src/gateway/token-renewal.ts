import { ProblemError } from '../http/problem-error.ts'
import type { RequestSession } from '../session/request-sessions.ts'

/**
 * Sends calls with the access token of their session. A 401 for a token that should be good means that the token was
 * revoked, that a clock is wrong, or that the Web API is in trouble. Only in the first two cases a new token helps, so a
 * 401 causes one refresh and one repeat, and a token that is new is not refreshed for the next 401.
 */
export interface TokenRenewal {
  /** @param send makes the call; throws every refusal @throws whatever `send` throws; or what keeps a refresh from being made */
  run<T>(session: RequestSession, send: (accessToken: string) => Promise<T>): Promise<T>
}

/** A token that came with a refresh after a 401. */
interface RenewedToken {
  accessToken: string
  /** Epoch milliseconds. */
  at: number
  /** The Web API refused it at its first use: what is refused is not the token. */
  isRefused: boolean
}

interface TokenRenewalOptions {
  /** How long a token counts as new. */
  newMs: number
  /** Epoch milliseconds. */
  now(): number
}

export function createTokenRenewal({ newMs, now }: TokenRenewalOptions): TokenRenewal {
  /** By the session, the oldest first. Only as many as were renewed within `newMs`. */
  const renewed = new Map<string, RenewedToken>()

  const isNew = ({ at }: RenewedToken) => now() - at < newMs
  const find = (sessionId: string, accessToken: string) => {
    const token = renewed.get(sessionId)
    return token?.accessToken === accessToken && isNew(token) ? token : undefined
  }
  const keep = (sessionId: string, accessToken: string): RenewedToken => {
    const known = find(sessionId, accessToken)
    if (known) return known
    for (const [id, token] of renewed) if (!isNew(token)) renewed.delete(id)
    const token = { accessToken, at: now(), isRefused: false }
    renewed.set(sessionId, token)
    return token
  }

  return {
    async run({ session: { id }, accessToken }, send) {
      const held = await accessToken()
      const refusal = await refusalOf(() => send(held))
      if ('value' in refusal) return refusal.value
      const known = find(id, held)
      if (known?.isRefused) throw refusal.problem
      // The token is new and was good before: perhaps this 401 is a passing one.
      const repeat = known && (await refusalOf(() => send(held)))
      if (repeat && 'value' in repeat) return repeat.value

      const next = keep(id, await accessToken(held))
      if (next.isRefused) throw refusal.problem
      const last = await refusalOf(() => send(next.accessToken))
      if ('value' in last) return last.value
      next.isRefused = true
      throw last.problem
    },
  }
}

type Sent<T> = { value: T } | { problem: ProblemError }

/** What a call came to; its problem where the Web API did not accept the access token. @throws every other error */
async function refusalOf<T>(send: () => Promise<T>): Promise<Sent<T>> {
  try {
    return { value: await send() }
  } catch (error) {
    if (error instanceof ProblemError && isTokenRefused(error)) return { problem: error }
    throw error
  }
}

/** A 401 for want of a scope has a problem of its own, and no new token would help. */
const isTokenRefused = ({ code, members }: ProblemError) =>
  code === 'upstream-invalid' && members.upstreamStatus === 401
