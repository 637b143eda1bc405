import { isProblemCode, localProblem, ProblemResponse, type ScreenProblem } from './problem.ts'
import { tellScopeUse } from './scope-use.tsx'

type SearchValue = string | number | boolean | readonly string[] | undefined

interface RequestOptions {
  /** A list becomes one comma-separated value, as the Web API wants it. */
  search?: Readonly<Record<string, SearchValue>>
  /** Sent as JSON; a string goes out as it is. */
  body?: unknown
  /** Of a body that is a string; text when left out. */
  contentType?: string
  signal?: AbortSignal
}

/** The BFF over fetch. A type parameter names what the answer holds; 204 and an empty body are `undefined`. */
export const api = {
  get: <T>(path: string, options?: Omit<RequestOptions, 'body'>) => send<T>('GET', path, options),
  post: <T>(path: string, options?: RequestOptions) => send<T>('POST', path, options),
  put: <T>(path: string, options?: RequestOptions) => send<T>('PUT', path, options),
  delete: <T>(path: string, options?: RequestOptions) => send<T>('DELETE', path, options),
}

/** One request and its answer as they were on the wire. */
export interface Exchange {
  status: number
  statusText: string
  headers: Headers
  text: string
  /** From the request until the whole answer was there. */
  ms: number
  /** Where the answer is a failure. */
  problem?: ScreenProblem
}

/**
 * Sends one request and gives the answer as it came, for whoever looks at the wire. A failure is an answer as well:
 * `upstream-invalid` where something other than a problem document told of it.
 * @throws {ProblemResponse} `unreachable` when no answer came. An abort stays the signal's own error.
 */
export async function exchange(method: string, path: string, options: RequestOptions = {}): Promise<Exchange> {
  const { search, body, contentType, signal } = options
  const startedAt = performance.now()
  const { response, text } = await answer(address(path, search), {
    method,
    headers: headersFor(method, body, contentType),
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    signal: signal ?? null,
  })
  const { status, statusText, headers } = response
  if (response.ok) tellScopeUse(headers, globalThis)
  const problem = response.ok ? undefined : readProblem(text, status)
  return { status, statusText, headers, text, ms: performance.now() - startedAt, ...(problem && { problem }) }
}

/** @throws {ProblemResponse} with the problem of an answer that is a failure; else as `exchange` */
async function send<T>(method: string, path: string, options?: RequestOptions): Promise<T> {
  const { problem, text } = await exchange(method, path, options)
  if (problem) throw new ProblemResponse(problem)
  return readJson(text) as T
}

async function answer(address: string, init: RequestInit): Promise<{ response: Response; text: string }> {
  try {
    const response = await fetch(address, { credentials: 'same-origin', ...init })
    return { response, text: await response.text() }
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    throw new ProblemResponse(localProblem('unreachable'), { cause })
  }
}

/** Unsafe methods carry a header that only our own scripts can set: it is the proof against cross-site requests. */
function headersFor(method: string, body: unknown, contentType = 'text/plain'): Record<string, string> {
  return {
    accept: 'application/json',
    ...(method === 'GET' ? {} : { 'x-csrf': '1' }),
    ...(body === undefined ? {} : { 'content-type': typeof body === 'string' ? contentType : 'application/json' }),
  }
}

function address(path: string, search: RequestOptions['search'] = {}): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined)
  if (given.length === 0) return path
  return `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}

function readJson(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new ProblemResponse(localProblem('upstream-invalid'), { cause })
  }
}

function readProblem(text: string, status: number): ScreenProblem {
  const missing = localProblem('upstream-invalid', `The answer was ${status} without a reason.`, status)
  try {
    const body: unknown = JSON.parse(text)
    return isProblem(body) ? body : missing
  } catch {
    return missing
  }
}

function isProblem(body: unknown): body is ScreenProblem {
  return typeof body === 'object' && body !== null && 'code' in body && isProblemCode(body.code)
}
