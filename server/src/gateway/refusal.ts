import { isRecord, parseJson } from '../../contract/json.ts'
import { printable, withoutSecrets } from '../../contract/printable.ts'
import { ProblemError } from '../http/problem-error.ts'
import { readRetryAfter } from '../oauth/retry-after.ts'
import type { UpstreamAnswer } from './answer-reader.ts'
import { type Refusal, type RefusedCall, refusalRows } from './refusal-rows.ts'

/**
 * Reads an answer that is no success. Most are JSON; some 403s are plain text; the answer of a proxy is HTML, which is
 * not quoted.
 * @param context.accessToken what we sent: blanked, in case the answer quotes it
 * @param context.now epoch milliseconds
 */
export function readRefusal(
  { status, headers, body }: UpstreamAnswer,
  { accessToken, now }: { accessToken: string; now: number },
): Refusal {
  const seconds = readRetryAfter(headers['retry-after'], now)
  const retryAfter = seconds === undefined ? {} : { retryAfter: Math.max(seconds, 1) }
  const text = withoutSecrets(body.toString('utf8', 0, 16 * 1024), [accessToken])
  const json = parseJson(text)
  if (isRecord(json)) return { status, ...readErrorObject(json), ...retryAfter }
  return { status, message: isPlainText(headers['content-type'], text) ? printable(text) : '', ...retryAfter }
}

/** Whatever the type says: Spotify sometimes sends plain words with the type of JSON. */
function isPlainText(type: string | undefined, text: string): boolean {
  return !/html|xml/i.test(type ?? '') && !text.trimStart().startsWith('<')
}

/** `{error: {status, message, reason?}}`; or the form of the accounts service, `{error, error_description}`. */
function readErrorObject({ error, error_description }: Record<string, unknown>): Pick<Refusal, 'message' | 'reason'> {
  const { message, reason } = isRecord(error) ? error : { message: error_description ?? error, reason: undefined }
  return {
    message: typeof message === 'string' ? printable(message) : '',
    ...(typeof reason === 'string' && { reason: printable(reason, 64) }),
  }
}

/** The problem that a refusal is; quotes Spotify where the row has no words of its own. */
export function refusalProblem(call: RefusedCall): ProblemError {
  const { status, message, reason } = call.refusal
  const row = refusalRows.find(({ when }) => when(call))
  const detail = row?.detail?.(call) ?? (message === '' ? undefined : `Spotify says: ${message}`)
  return new ProblemError(row?.code ?? 'unexpected', {
    ...(detail !== undefined && { detail }),
    members: { ...row?.members?.(call), upstreamStatus: status, ...(reason !== undefined && { reason }) },
  })
}
