import { isRecord, parseJson } from '../../contract/json.ts'
import { printable, withoutSecrets } from '../../contract/printable.ts'
import { ProblemError } from '../http/problem-error.ts'
import { decodeText } from '../oauth/decode-text.ts'
import { readRetryAfter } from '../oauth/retry-after.ts'
import type { UpstreamAnswer } from './answer-reader.ts'
import { type Refusal, type RefusalRow, type RefusedCall, refusalRows } from './refusal-rows.ts'

/** Bytes. A refusal has about 100; what is longer is a page, and the rest of it is not read. */
const longestRefusal = 16 * 1024

/**
 * Reads an answer that is no success. Most are JSON; some 403s are plain text; the answer of a proxy is HTML, which is
 * not quoted. The words of a server error are not even read: they are about the inside of that server, and may hold anything.
 * @param context.accessToken what we sent: blanked, in case the answer quotes it
 * @param context.now epoch milliseconds
 */
export function readRefusal(
  answer: UpstreamAnswer,
  { accessToken, now }: { accessToken: string; now: number },
): Refusal {
  const { status, headers } = answer
  const seconds = readRetryAfter(headers['retry-after'], now)
  const { message, reason }: Words = status >= 500 ? { message: '' } : readAllWords(answer, accessToken)
  return {
    status,
    message: printable(message),
    ...(reason !== undefined && { reason: printable(reason, 64) }),
    ...(seconds !== undefined && { retryAfter: Math.max(seconds, 1) }),
  }
}

interface Words {
  message: string
  reason?: string | undefined
}

function readAllWords({ headers, body }: UpstreamAnswer, accessToken: string): Words {
  const type = headers['content-type']
  const text = withoutSecrets(decodeText(body.subarray(0, longestRefusal), type), [accessToken])
  const { message, reason = readChallenge(headers['www-authenticate']) } = readWords(text, type)
  return { message, reason }
}

function readWords(text: string, type: string | undefined): Words {
  const json = parseJson(text)
  if (isRecord(json)) return readErrorObject(json)
  if (typeof json === 'string') return { message: json }
  return { message: isPlainText(type, text) ? text : '' }
}

/** Whatever the type says: Spotify sometimes sends plain words with the type of JSON. */
function isPlainText(type: string | undefined, text: string): boolean {
  return !/html|xml/i.test(type ?? '') && !/^[<{[]/.test(text.trimStart())
}

/**
 * `{error: {status, message, reason?}}`; or the form of the accounts service, `{error, error_description}`; or those of
 * gateways in front, `{message}` and `{errors: [{message}]}`; or a problem document, `{title, detail}` (RFC 9457).
 */
function readErrorObject({ errors, ...json }: Record<string, unknown>): Words {
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined
  const inner = [json.error, first].find(isRecord) ?? json
  const { message, error_description, error, detail, title, reason } = inner
  const words = [message, error_description, error, detail, title].find((text) => typeof text === 'string')
  return { message: typeof words === 'string' ? words : '', reason: typeof reason === 'string' ? reason : undefined }
}

/** The error of a bearer challenge. Only a missing scope tells more than the status does. @see RFC 6750 §3.1 */
const readChallenge = (header: string | string[] | undefined) =>
  /\berror\s*=\s*"?insufficient_scope\b/i.test(String(header ?? '')) ? 'insufficient_scope' : undefined

/** The problem that a refusal is; quotes Spotify where the row has no words of its own. */
export function refusalProblem(call: RefusedCall): ProblemError {
  const { status, message, reason } = call.refusal
  const row = refusalRows.find((row) => fits(row, call))
  const detail = row?.detail?.(call) ?? (message === '' ? undefined : `Spotify says: ${message}`)
  return new ProblemError(row?.code ?? 'unexpected', {
    ...(detail !== undefined && { detail }),
    members: { ...row?.members?.(call), upstreamStatus: status, ...(reason !== undefined && { reason }) },
  })
}

function fits({ status, says, reason, of }: RefusalRow, { refusal, operation }: RefusedCall): boolean {
  const isStatus = typeof status === 'function' ? status(refusal.status) : status.includes(refusal.status)
  if (!isStatus || (of && !of(operation))) return false
  const isMarked = says !== undefined || reason !== undefined
  return !isMarked || says?.test(refusal.message) === true || reason?.test(refusal.reason ?? '') === true
}
