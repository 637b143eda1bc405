import type { FastifyReply, FastifyRequest } from 'fastify'
import { problemCatalogue } from '../../contract/problems.ts'
import { loggableError } from './loggable-error.ts'
import { problemDocument } from './problem-document.ts'
import type { ProblemError } from './problem-error.ts'
import { toProblemError } from './to-problem-error.ts'

/** Answers any error as a problem document. Also Fastify's `frameworkErrors`, for what never reaches a route. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, publicUrl: string): void {
  const problem = prepareProblem(error, request, reply)
  const document = problemDocument(problem, { publicUrl, requestId: request.id })
  // As text: the response schemas of a route know nothing of problems.
  reply.type('application/problem+json').send(JSON.stringify(document))
}

/** Names the error, logs what an operator must know of it, and sets the status and headers of the answer. */
export function prepareProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): ProblemError {
  const problem = toProblemError(error)
  logProblem(problem, request)
  reply.code(problemCatalogue[problem.code].status).header('x-request-id', request.id)
  const { retryAfter } = problem.members
  if (retryAfter !== undefined) reply.header('retry-after', Math.max(1, Math.ceil(retryAfter)))
  return problem
}

/** Only `unexpected` is our mistake. Other trouble of a server is somebody else's, but the operator wants to see it. */
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
