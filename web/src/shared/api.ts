import { parseJson } from '@scopedeck/server/contract/json.ts'
import { noteProblem, noteSuccess } from './account-problem.ts'
import { addressOf, type Search } from './address.ts'
import { readingHeaders, takeEarly } from './early-answers.ts'
import { localProblem, noAnswer, ProblemResponse, readProblem, type ScreenProblem } from './problem.ts'
import { tellScopeUse } from './scope-use.tsx'
import { browserNow } from './server-clock.ts'

interface RequestOptions {
  search?: Search
  /** Sent as JSON; a string goes out as it is. */
  body?: unknown
  /** Of a body that is a string; text when left out. */
  contentType?: string
  signal?: AbortSignal
}

interface ReadOptions<Answer> extends RequestOptions {
  /**
   * Reads the body of the answer, `undefined` where it has none, into what screens use: it answers everything that an answer
   * may leave out. What it throws becomes `upstream-invalid`.
   * @param askedAt when the question was sent, in epoch milliseconds by the browser's clock
   */
  read: (body: unknown, askedAt: number) => Answer
}

/** One request and its answer as they were on the wire. */
export interface Exchange {
  status: number
  statusText: string
  headers: Headers
  text: string
  /** When the question was sent, in epoch milliseconds by the browser's clock: it may be before the app was there. */
  askedAt: number
  /** Milliseconds from the request until the whole answer was there. */
  ms: number
  /** Present where the answer is a failure. */
  problem?: ScreenProblem
}

/**
 * Sends one request and returns the answer as it came, for screens that show the wire. A failed answer is returned too;
 * its problem is `upstream-invalid` where the body is no problem document.
 * @throws {ProblemResponse} `unreachable` or `offline` when no answer came. An abort throws the signal's own error.
 */
export async function exchange(method: string, path: string, options: RequestOptions = {}): Promise<Exchange> {
  const { search, body, contentType, signal } = options
  const startedAt = performance.now()
  const { response, text, askedAt } = await answer(addressOf(path, search), {
    method,
    headers: headersFor(method, body, contentType),
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    signal: signal ?? null,
  })
  const { status, statusText, headers } = response
  const problem = response.ok ? undefined : problemIn(text, status)
  if (problem) noteProblem(problem, method)
  else tellScopeUse(headers, globalThis)
  if (!problem && path.startsWith('/api/spotify/')) noteSuccess()
  return { status, statusText, headers, text, askedAt, ms: performance.now() - startedAt, ...(problem && { problem }) }
}

type Sender = {
  (path: string, options?: RequestOptions): Promise<undefined>
  <Answer>(path: string, options: ReadOptions<Answer>): Promise<Answer>
}

/** @throws {ProblemResponse} with the problem of a failed answer; otherwise like `exchange` */
const sender = (method: string) =>
  (async (path: string, { read, ...request }: Partial<ReadOptions<unknown>> = {}) => {
    const { problem, text, askedAt } = await exchange(method, path, request)
    if (problem) throw new ProblemResponse(problem)
    try {
      return read?.(text === '' ? undefined : JSON.parse(text), askedAt)
    } catch (cause) {
      throw new ProblemResponse(localProblem('upstream-invalid'), { cause })
    }
  }) as Sender

/** The BFF over fetch. A GET has a reader for its answer; other methods only where it says more than that it is done. */
export const api: Record<'post' | 'put' | 'delete', Sender> & {
  get<Answer>(path: string, options: ReadOptions<Answer>): Promise<Answer>
} = { get: sender('GET'), post: sender('POST'), put: sender('PUT'), delete: sender('DELETE') }

async function answer(
  address: string,
  init: RequestInit,
): Promise<Pick<Exchange, 'text' | 'askedAt'> & { response: Response }> {
  try {
    const early = init.method === 'GET' ? takeEarly(address) : undefined
    const { askedAt } = early ?? { askedAt: browserNow() }
    const response = await (early?.answer ?? fetch(address, { credentials: 'same-origin', ...init }))
    return { response, text: await response.text(), askedAt }
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    throw new ProblemResponse(noAnswer(), { cause })
  }
}

/** Unsafe methods carry a header that only our own scripts can set: it is the proof against cross-site requests. */
function headersFor(method: string, body: unknown, contentType = 'text/plain'): Record<string, string> {
  return {
    ...readingHeaders(),
    ...(method === 'GET' ? {} : { 'x-csrf': '1' }),
    ...(body === undefined ? {} : { 'content-type': typeof body === 'string' ? contentType : 'application/json' }),
  }
}

function problemIn(text: string, status: number): ScreenProblem {
  const missing = localProblem('upstream-invalid', `The answer was ${status} without a reason.`, status)
  return readProblem(parseJson(text)) ?? missing
}
