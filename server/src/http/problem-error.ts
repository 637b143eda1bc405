import type { FastifyError } from 'fastify'
import { type ProblemCode, type ProblemMembers, problemCatalogue } from '../../contract/problems.ts'
import { InvalidAuthorizationResponse, OAuthError, OAuthInvalidAnswer, OAuthUnavailable } from '../oauth/errors.ts'

interface ProblemOptions {
  /** What happened this time, safe to show. Left out, the catalogue's cause is shown. */
  detail?: string
  members?: ProblemMembers
  cause?: unknown
}

/** A failure with a code of the problem catalogue. The problems plugin answers it. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly code: ProblemCode
  readonly members: ProblemMembers
  readonly detail?: string

  constructor(code: ProblemCode, { detail, members = {}, cause }: ProblemOptions = {}) {
    super(detail ?? problemCatalogue[code].title, { cause })
    this.code = code
    this.members = members
    if (detail !== undefined) this.detail = detail
  }
}

/** Translates any error to a problem. No other place does. */
export function toProblemError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  if (error instanceof OAuthError) return fromRefusal(error)
  if (error instanceof OAuthUnavailable) return fromUnavailable(error)
  if (error instanceof OAuthInvalidAnswer) return new ProblemError('upstream-invalid', { cause: error })
  if (error instanceof InvalidAuthorizationResponse)
    return new ProblemError('invalid-authorization-response', { detail: error.message, cause: error })
  if (isFastifyError(error)) return fromFastify(error)
  return new ProblemError('unexpected', { cause: error })
}

/** By the error codes of RFC 6749 §5.2. */
const refusals: Partial<Record<string, ProblemCode>> = {
  invalid_client: 'client-misconfigured',
  unauthorized_client: 'client-misconfigured',
  invalid_grant: 'reauthorization-required',
}

function fromRefusal(error: OAuthError): ProblemError {
  const code = (Object.hasOwn(refusals, error.error) && refusals[error.error]) || 'upstream-invalid'
  return new ProblemError(code, { members: { reason: error.error, upstreamStatus: error.status }, cause: error })
}

const defaultRetryAfterSeconds = 5

function fromUnavailable(error: OAuthUnavailable): ProblemError {
  const code = error.reason === 'timeout' ? 'upstream-timeout' : 'upstream-unavailable'
  return new ProblemError(code, {
    members: { retryAfter: error.retryAfterSeconds ?? defaultRetryAfterSeconds },
    cause: error,
  })
}

const isFastifyError = (error: unknown): error is FastifyError =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'

/** Refusals by Fastify itself. Its validation messages name the wrong field, never the value that was sent. */
function fromFastify(error: FastifyError): ProblemError {
  if (error.validation) return new ProblemError('invalid-request', { detail: error.message, cause: error })
  if (error.statusCode === 413 || error.statusCode === 431) return new ProblemError('too-large', { cause: error })
  if (error.statusCode === 404) return new ProblemError('not-found', { cause: error })
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return new ProblemError('invalid-request', { ...detailOf(error), cause: error })
  return new ProblemError('unexpected', { cause: error })
}

/** Details for refusals whose own messages may quote the request; others are told without a detail. */
const details: Partial<Record<string, string>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'The body is of a type that this address does not read.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty, though its type says JSON.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not JSON.',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The body is not as long as its header says.',
  FST_ERR_BAD_URL: 'The address is not a URL.',
}

const detailOf = ({ code }: FastifyError): { detail?: string } => {
  const detail = details[code]
  return detail === undefined ? {} : { detail }
}
