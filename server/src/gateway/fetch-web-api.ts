import type { SingleFlight } from '../async/single-flight.ts'
import { withDeadline } from '../async/timeout.ts'
import { ProblemError } from '../http/problem-error.ts'
import type { RecordFlow } from '../observability/flow-input.ts'
import type { RequestSession } from '../session/request-sessions.ts'
import type { Session } from '../session/session.ts'
import type { ReadAnswer, WebApiAnswer } from './answer.ts'
import type { AnswerCache } from './answer-cache.ts'
import type { UpstreamAnswer } from './answer-reader.ts'
import { callAsIf } from './as-if.ts'
import { type CallBody, checkBodyKind } from './call-body.ts'
import { withCallStep } from './call-step.ts'
import type { CircuitBreaker } from './circuit-breaker.ts'
import type { FairQueue } from './fair-queue.ts'
import type { WebApiCall } from './operation-matcher.ts'
import { checkParameters, refuseTokenInQuery } from './parameter-check.ts'
import type { RateLimit } from './rate-limit.ts'
import { readRefusal, refusalProblem } from './refusal.ts'
import { type RetryPolicy, withRetries } from './retry.ts'
import { checkScopes } from './scope-check.ts'
import type { TokenRenewal } from './token-renewal.ts'
import { sendUpstream, type Upstream } from './upstream.ts'
import { upstreamRequest, upstreamTarget } from './upstream-request.ts'

/** A call that is still to be read and checked. */
export interface WebApiRequest {
  /** @throws {ProblemError} `not-found`, `method-not-allowed` */
  match(): WebApiCall
  /** @throws {ProblemError} `sign-in-required` and others */
  session(): Promise<RequestSession>
  /** As Fastify parsed it. */
  body(): CallBody | undefined
  /** Aborts when the client does not wait for the answer any more. */
  signal: AbortSignal
  /** Of the browser's request, where there is one. */
  requestId?: string | undefined
}

/** The parts that the calls of this process share. */
export interface Gateway {
  singleFlight: SingleFlight<WebApiAnswer>
  rateLimit: RateLimit
  circuitBreaker: CircuitBreaker
  fairQueue: FairQueue
  answerCache: AnswerCache
  retry: RetryPolicy
  tokenRenewal: TokenRenewal
  upstream: Upstream
  readAnswer: ReadAnswer
  /** Called when a call that was to change something is over, however it ended. */
  onChange(session: Session, call: WebApiCall): void
  recordFlow: RecordFlow
  /** Epoch milliseconds. */
  now(): number
}

/**
 * One call of the Web API, from the request to the answer: match, session, body, scopes, parameters, as if (where the lens withholds scopes), coalesce, deadline,
 * rate limit, circuit breaker, token, queue, retry, read. The order is the behaviour: an operation that is not in the
 * catalogue does not exist for any client, and what can be refused here is refused before Spotify is called.
 * @throws {ProblemError} the refusal of a step, or what kept Spotify from answering, or what its refusal means
 */
export async function fetchWebApi(gateway: Gateway, request: WebApiRequest): Promise<WebApiAnswer> {
  const match = request.match()
  const requestSession = await request.session()
  const { session } = requestSession
  const call: WebApiCall = { ...match, body: request.body() }
  refuseTokenInQuery(call.query)
  checkBodyKind(call.operation, call.body)
  checkScopes(call, session)
  checkParameters(call)
  const callWithAll = (one: WebApiCall) => callSpotify(gateway, request, requestSession, one)
  return session.withheldScopes.length > 0 ? callAsIf(call, requestSession, callWithAll) : callWithAll(call)
}

/** The rest of the sequence, from coalesce on, with everything that is granted. */
async function callSpotify(
  gateway: Gateway,
  request: WebApiRequest,
  requestSession: RequestSession,
  call: WebApiCall,
): Promise<WebApiAnswer> {
  const { rateLimit, circuitBreaker, fairQueue, answerCache, retry, tokenRenewal, upstream } = gateway
  const { session } = requestSession
  const target = upstreamTarget(call.operation, call.params, call.query)
  const key = { sessionId: session.id, scopes: session.tokenSet.scopes, target }
  const accountId = session.account.id
  const judged = { id: call.id, accountId }
  const admit = () => {
    rateLimit.check(accountId)
    circuitBreaker.check(judged)
  }
  return coalesce(gateway, { session, call, target, signal: request.signal }, (abort) =>
    withDeadline({ ms: upstream.limits.totalMs, abort, late: answerTooLate }, async (signal) => {
      // Before the token: a call that is refused needs none. The token comes before the queue: a refresh must delay no call.
      admit()
      const cached = isRead(call) ? answerCache.find(key) : undefined
      const answer = await tokenRenewal.run(requestSession, (accessToken) =>
        fairQueue.run({ accountId, signal, admit }, () =>
          circuitBreaker.run(judged, async () => {
            const { body } = call
            const outgoing = upstreamRequest(call.operation, target, { accessToken, body, etag: cached?.etag })
            const step = { sessionId: session.id, call, accessToken, requestId: request.requestId }
            const send = () => {
              rateLimit.countSent()
              return withCallStep(gateway, step, () => sendUpstream(upstream, call.id, outgoing, signal))
            }
            const answer = await (isRead(call) ? withRetries(send, retry, signal) : send())
            if (isSuccess(answer) || (cached && answer.status === 304)) return answer
            // Here, and not after the queue: the next call in it must know of a pause before it starts.
            throw refuse(gateway, { session, call, accessToken }, answer)
          }),
        ),
      )
      if (cached && answer.status === 304) return cached.answer
      const read = gateway.readAnswer(call.operation, answer)
      if (isRead(call) && read.etag !== undefined) answerCache.keep(key, { etag: read.etag, answer: read })
      return read
    }),
  )
}

const isRead = ({ operation }: WebApiCall) => operation.method === 'GET'

const isSuccess = ({ status }: UpstreamAnswer) => status >= 200 && status <= 299

const answerTooLate = (ms: number) =>
  new ProblemError('upstream-timeout', { detail: `Spotify did not answer within ${ms / 1000} s.` })

/**
 * Lets equal GETs of one session at the same time share one call. A GET that comes after a change does not join a call
 * that began before the end of that change: its answer may show how things were before.
 */
async function coalesce(
  { singleFlight, answerCache, onChange }: Gateway,
  { session, call, target, signal }: { session: Session; call: WebApiCall; target: string; signal: AbortSignal },
  work: (abort: AbortController) => Promise<WebApiAnswer>,
): Promise<WebApiAnswer> {
  try {
    return await singleFlight.share(isRead(call) ? `${session.id} ${target}` : undefined, work, signal)
  } catch (error) {
    // The grant has ended, and the answers that it was given must not outlive it.
    if (error instanceof ProblemError && error.code === 'reauthorization-required') answerCache.forget(session.id)
    throw error
  } finally {
    if (!isRead(call)) {
      singleFlight.forget(`${session.id} `)
      onChange(session, call)
    }
  }
}

/** The problem that an answer is, made known to the rate limit. */
function refuse(
  { rateLimit, now }: Gateway,
  { session, call, accessToken }: { session: Session; call: WebApiCall; accessToken: string },
  answer: UpstreamAnswer,
): ProblemError {
  const { account, tokenSet } = session
  const refusal = readRefusal(answer, { accessToken, now: now() })
  return rateLimit.accept(account.id, refusalProblem({ operation: call.operation, granted: tokenSet.scopes, refusal }))
}
