import type { UpstreamAnswer } from './upstream.ts'

export interface RetryPolicy {
  /** At least 0, below 1. */
  random(): number
  sleep(ms: number, signal: AbortSignal): Promise<void>
  retryAfter(answer: UpstreamAnswer): number | undefined
  /** The first pause is this or up to twice as long, the second twice that. An answer that asks for more than the longest is final. */
  pauseMs: { first: number; longest: number }
}

const mostRetries = 2

/**
 * Asks again after a 5xx, at most twice, with pauses that differ from caller to caller. Only for what changes
 * nothing; and not where Spotify itself names a longer pause than anyone should be kept waiting for.
 */
export async function withRetries(
  attempt: () => Promise<UpstreamAnswer>,
  policy: RetryPolicy,
  signal: AbortSignal,
): Promise<UpstreamAnswer> {
  const { first, longest } = policy.pauseMs
  for (let retries = 0; ; retries++) {
    const answer = await attempt()
    if (answer.status < 500 || retries === mostRetries) return answer
    const pauseMs = Math.max(first * 2 ** retries * (1 + policy.random()), (policy.retryAfter(answer) ?? 0) * 1000)
    if (pauseMs > longest) return answer
    await policy.sleep(pauseMs, signal)
  }
}
