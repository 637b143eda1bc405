import type { UpstreamAnswer } from './answer-reader.ts'

export interface RetryPolicy {
  /** At least 0, below 1. */
  random(): number
  sleep(ms: number, signal: AbortSignal): Promise<void>
  /** Seconds, where the answer names them. */
  retryAfter(answer: UpstreamAnswer): number | undefined
  /** The first pause is `first` to twice `first`, the second is twice as long. An answer that asks for more than `longest` is final. */
  pauseMs: { first: number; longest: number }
}

const mostRetries = 2

/**
 * Sends a request again after a 5xx, at most twice, with random pauses. Only for requests that change nothing. A person
 * should not have to wait for a longer pause than `longest`.
 */
export async function withRetries(
  send: () => Promise<UpstreamAnswer>,
  policy: RetryPolicy,
  signal: AbortSignal,
): Promise<UpstreamAnswer> {
  const { first, longest } = policy.pauseMs
  for (let retries = 0; ; retries++) {
    const answer = await send()
    if (answer.status < 500 || retries === mostRetries) return answer
    const backoffMs = first * 2 ** retries * (1 + policy.random())
    const pauseMs = Math.max(backoffMs, (policy.retryAfter(answer) ?? 0) * 1000)
    if (pauseMs > longest) return answer
    await policy.sleep(pauseMs, signal)
  }
}

/**
 * Sends a request with an access token. A 401 for a token that should be good means that the token was revoked or that a
 * clock is wrong: then one refresh and one repeat.
 * @param accessToken gives a token to use now; with `rejected`, one newer than that
 * @param send handles a 401 itself when `isRepeat`
 */
export async function withAccessToken(
  accessToken: (rejected?: string) => Promise<string>,
  send: (accessToken: string, isRepeat: boolean) => Promise<UpstreamAnswer>,
): Promise<UpstreamAnswer> {
  const first = await accessToken()
  const answer = await send(first, false)
  return answer.status === 401 ? send(await accessToken(first), true) : answer
}
