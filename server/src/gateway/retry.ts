import type { UpstreamAnswer } from './answer-reader.ts'
import { isConnectionLost } from './upstream.ts'

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

/** Errors of a server that the same request would meet again: it lacks the method, or a network asks for a sign-in. */
const finalErrors: ReadonlySet<number> = new Set([501, 505, 511])
/** A server that asks for the same request once more. @see RFC 9110 §15.5.9, RFC 8470 §5.2 */
const askedAgain: ReadonlySet<number> = new Set([408, 425])

const isTemporary = ({ status }: UpstreamAnswer) =>
  (status >= 500 && !finalErrors.has(status)) || askedAgain.has(status)

/**
 * Sends a request again after a temporary error or a lost connection, at most twice, with random pauses. Only for requests
 * that change nothing. A person should not have to wait for a longer pause than `longest`.
 */
export async function withRetries(
  send: () => Promise<UpstreamAnswer>,
  policy: RetryPolicy,
  signal: AbortSignal,
): Promise<UpstreamAnswer> {
  const { first, longest } = policy.pauseMs
  for (let retries = 0; retries < mostRetries; retries++) {
    const answer = await answerOrNothing(send)
    if (answer && !isTemporary(answer)) return answer
    const backoffMs = first * 2 ** retries * (1 + policy.random())
    const pauseMs = Math.max(backoffMs, ((answer && policy.retryAfter(answer)) ?? 0) * 1000)
    if (answer && pauseMs > longest) return answer
    await policy.sleep(pauseMs, signal)
  }
  return send()
}

/** `undefined` where the connection was lost. */
async function answerOrNothing(send: () => Promise<UpstreamAnswer>): Promise<UpstreamAnswer | undefined> {
  try {
    return await send()
  } catch (error) {
    if (isConnectionLost(error)) return undefined
    throw error
  }
}
