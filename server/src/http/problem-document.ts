import { type Problem, problemCatalogue } from '../../contract/problems.ts'
import type { ProblemError } from './problem-error.ts'

/**
 * What goes on the wire for a failure.
 * @param publicUrl the origin under which `/problems/<code>` explains it
 * @see RFC 9457 §3.1
 */
export function problemDocument(error: ProblemError, context: { publicUrl: string; requestId: string }): Problem {
  const { code, detail, members } = error
  const { status, title, cause } = problemCatalogue[code]
  return {
    type: new URL(`/problems/${code}`, context.publicUrl).href,
    title,
    status,
    detail: detail ?? cause,
    code,
    requestId: context.requestId,
    ...members,
  }
}
