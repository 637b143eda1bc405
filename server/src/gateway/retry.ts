import type { UpstreamAnswer } from './upstream.ts'

export interface RetryPolicy {
  /** At least 0, below 1. */
  random(): number
  sleep(ms: number, signal: AbortSignal): Promise<void>
  retryAfter(answer: UpstreamAnswer): number | undefined
}

const mostRetries = 2
const longestPauseMs = 2_000

/**
 * Asks again after a 5xx, at most twice, with pauses that differ from caller to caller. Only for what changes
 * nothing; and not where Spotify itself names a longer pause than anyone should be kept waiting for.
 */
export async function withRetries(
  attempt: () => Promise<UpstreamAnswer>,
  policy: RetryPolicy,
  signal: AbortSignal,
): Promise<UpstreamAnswer> {
  for (let retries = 0; ; retries++) {
    const answer = await attempt()
    if (answer.status < 500 || retries === mostRetries) return answer
    const pauseMs = Math.max(jitteredMs(retries, policy.random()), (policy.retryAfter(answer) ?? 0) * 1000)
    if (pauseMs > longestPauseMs) return answer
    await policy.sleep(pauseMs, signal)
  }
}

/** 100–200 ms, then 200–400 ms. */
const jitteredMs = (retries: number, random: number) => 100 * 2 ** retries * (1 + random)
