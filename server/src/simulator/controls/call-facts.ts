import type { FastifyReply, FastifyRequest } from 'fastify'
import { type OperationId, operation, operationIds } from '../../../contract/operations.ts'
import { namedScopes } from '../../../contract/requirements.ts'
import { bearerToken } from '../request.ts'
import type { Simulation } from '../simulation.ts'
import type { LoggedRequest } from './request-log.ts'

interface CalledOperation {
  operation: OperationId
  scopesNamed: string[]
}

/** Each operation by its method and route. */
const operations = new Map<string, CalledOperation>(
  operationIds.map((id) => {
    const { method, path, requirement } = operation(id)
    const route = `${method} /v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`
    return [route, { operation: id, scopesNamed: namedScopes(requirement) }]
  }),
)

/** What the log tells of a call to the Web API beyond its address: what it asked for, and what its token allows. */
export function callFacts(request: FastifyRequest, { grants }: Pick<Simulation, 'grants'>): Partial<LoggedRequest> {
  const called = operations.get(`${request.method} ${request.routeOptions.url}`)
  const grant = grants.accessToken(bearerToken(request.headers.authorization) ?? '')?.grant
  const account = grant?.accountId
  return { ...called, ...(account !== undefined && { account }), ...(grant && { scopesHeld: [...grant.scopes] }) }
}

/** What became of a request. A broken connection has no answer, and then none of this is known. */
export function answerFacts({ statusCode }: FastifyReply, payload: unknown): Partial<LoggedRequest> {
  const error = statusCode >= 400 ? errorText(payload) : undefined
  return { status: statusCode, ...(error !== undefined && { error }) }
}

const longestError = 300

/** The message of an error: of the Web API's form, of the token endpoint's, or plain text. */
function errorText(payload: unknown): string | undefined {
  if (typeof payload !== 'string') return undefined
  try {
    const { error, error_description: description } = JSON.parse(payload) ?? {}
    return String(description ?? error?.message ?? error ?? payload).slice(0, longestError)
  } catch {
    return payload.slice(0, longestError)
  }
}
