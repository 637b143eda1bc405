import { setTimeout as sleep } from 'node:timers/promises'
import { textIn } from '../../contract/answer-members.ts'
import { isRecord, parseJson } from '../../contract/json.ts'
import { type OperationId, operation } from '../../contract/operations.ts'
import { printable } from '../../contract/printable.ts'
import type { Account } from '../../contract/session.ts'
import { withDeadline } from '../async/timeout.ts'
import { decodeText } from '../oauth/decode-text.ts'
import { readRetryAfter } from '../oauth/retry-after.ts'
import type { ReadAccount } from '../session/account.ts'
import { productionTimeouts } from '../timeouts.ts'
import { type RetryPolicy, withRetries } from './retry.ts'
import { sendUpstream, type Upstream } from './upstream.ts'
import { upstreamRequest } from './upstream-request.ts'

const profile: OperationId = 'get-current-users-profile'

const retry: RetryPolicy = {
  random: Math.random,
  sleep: (ms, signal) => sleep(ms, undefined, { signal }),
  retryAfter: () => undefined,
  pauseMs: productionTimeouts.gateway.retryMs,
}

/**
 * Asks the Web API for the account of an access token. It never rejects, because signing in and refreshing work without an
 * answer: for an account that is not on the client's list, the Web API refuses even a valid token.
 */
export const createAccountReader =
  (upstream: Upstream): ReadAccount =>
  async (accessToken, timeoutMs) => {
    const request = upstreamRequest(operation(profile), '/me', { accessToken })
    try {
      const answer = await withDeadline({ ms: timeoutMs }, (signal) =>
        withRetries(() => sendUpstream(upstream, profile, request, signal), retry, signal),
      )
      const { status, headers, body } = answer
      if (status === 200) return parseAccount(parseJson(decodeText(body, headers['content-type'])))
      const retryAfterSeconds = readRetryAfter(headers['retry-after'], Date.now())
      return retryAfterSeconds === undefined ? undefined : { retryAfterSeconds }
    } catch {
      return undefined
    }
  }

function parseAccount(profile: unknown): Account | undefined {
  if (!isRecord(profile) || typeof profile.id !== 'string' || profile.id === '') return undefined
  const { id, display_name, images } = profile
  const displayName = printable(textIn(display_name) ?? '', 100)
  const imageUrl = readImageUrl(images)
  return { id, displayName: displayName || id, ...(imageUrl !== undefined && { imageUrl }) }
}

function readImageUrl(images: unknown): string | undefined {
  const first: unknown = Array.isArray(images) ? images[0] : undefined
  const url = isRecord(first) ? first.url : undefined
  return typeof url === 'string' && /^https?:\/\//.test(url) ? url : undefined
}
