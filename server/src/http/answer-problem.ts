import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Problem, problemCatalogue } from '../../contract/problems.ts'
import { loggableError } from '../observability/logger.ts'
import { closeUnlessComplete } from './close-soon.ts'
import { type ProblemError, toProblemError } from './problem-error.ts'
import { type ProblemPage, problemPage } from './problem-page.ts'

/** Answers any error as a problem document. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, publicUrl: string): void {
  const problem = prepareProblem(error, request, reply)
  const document = problemDocument(problem, { publicUrl, requestId: request.id })
  // As text, because the response schemas of a route do not describe problems.
  reply.type('application/problem+json').send(JSON.stringify(document))
}

/** Answers any error as a page, for a navigation. */
export function answerProblemPage(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  { links, mark }: Pick<ProblemPage, 'links' | 'mark'>,
): void {
  const { code, detail } = prepareProblem(error, request, reply)
  const page = problemPage({ code, detail, mark, requestId: request.id, links })
  reply.type('text/html; charset=utf-8').send(page)
}

/** Names the error, logs it if an operator must know of it, and sets the status and headers of the answer. */
function prepareProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): ProblemError {
  const problem = toProblemError(error)
  request.problemCode = problem.code
  logProblem(problem, request)
  reply.code(problemCatalogue[problem.code].status).header('x-request-id', request.id)
  // The guards set these too, but some errors are answered before any hook runs.
  reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff')
  // Fastify closes the connection when it has not read the body. That resets it while the client is still sending, so
  // the client never reads this answer. On an open connection Node discards the rest, for a short while.
  reply.removeHeader('connection')
  closeUnlessComplete(request.raw)
  const { retryAfter } = problem.members
  if (retryAfter !== undefined) reply.header('retry-after', Math.max(1, Math.ceil(retryAfter)))
  return problem
}

/** Only `unexpected` is a mistake of ours. Other 5xx are failures of other servers; operators want to see those too. */
function logProblem(problem: ProblemError, request: FastifyRequest): void {
  const { code, cause } = problem
  if (code === 'unexpected') request.log.error({ code, error: loggableError(cause ?? problem) }, 'unexpected error')
  else if (problemCatalogue[code].status >= 500)
    request.log.warn({ code, ...(cause !== undefined && { cause: describe(cause) }) }, 'answered with a problem')
}

function describe(cause: unknown): string {
  const { name, message } = loggableError(cause)
  return `${name}: ${message}`
}

/**
 * The body of the answer for a failure.
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
