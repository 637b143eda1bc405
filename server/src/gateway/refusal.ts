import { isRecord, parseJson } from '../../contract/json.ts'
import { printable, withoutSecrets } from '../../contract/printable.ts'
import { readRetryAfter } from '../oauth/retry-after.ts'
import type { UpstreamAnswer } from './upstream.ts'

/** An answer that is no success, as far as it explains itself. */
export interface Refusal {
  status: number
  /** Spotify's words, made printable and bounded; empty where there are none fit to show. */
  message: string
  reason?: string
  /** Whole seconds, at least 1; where the answer names them. */
  retryAfter?: number
}

/** Longer pauses than a day are mistakes; a quota comes back within one. */
const longestPause = 24 * 3600

/**
 * Reads an answer beyond 2xx. Most are JSON; some 403s are plain text; what a proxy on the way answers is HTML, and
 * is not quoted.
 * @param context.accessToken what we sent: blanked, should the answer quote it
 * @param context.now epoch milliseconds
 */
export function readRefusal(
  { status, headers, body }: UpstreamAnswer,
  { accessToken, now }: { accessToken: string; now: number },
): Refusal {
  const seconds = readRetryAfter(headers['retry-after'], now)
  const retryAfter = seconds === undefined ? {} : { retryAfter: Math.min(Math.max(seconds, 1), longestPause) }
  const text = withoutSecrets(body.toString('utf8', 0, 16 * 1024), [accessToken])
  const json = parseJson(text)
  if (isRecord(json)) return { status, ...readErrorObject(json), ...retryAfter }
  return { status, message: isPlainText(headers['content-type'], text) ? printable(text) : '', ...retryAfter }
}

/** Whatever the type says: Spotify is known to send words where it announces JSON. */
function isPlainText(type: string | undefined, text: string): boolean {
  return !/html|xml/i.test(type ?? '') && !text.trimStart().startsWith('<')
}

/** `{error: {status, message, reason?}}`; and what the accounts service would write, `{error, error_description}`. */
function readErrorObject({ error, error_description }: Record<string, unknown>): Pick<Refusal, 'message' | 'reason'> {
  const { message, reason } = isRecord(error) ? error : { message: error_description ?? error, reason: undefined }
  return {
    message: typeof message === 'string' ? printable(message) : '',
    ...(typeof reason === 'string' && { reason: printable(reason, 64) }),
  }
}
