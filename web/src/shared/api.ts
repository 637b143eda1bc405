import { isProblemCode, localProblem, ProblemResponse, type ScreenProblem } from './problem.ts'
import { tellScopeUse } from './scope-use.ts'

type SearchValue = string | number | boolean | readonly string[] | undefined

interface RequestOptions {
  /** A list becomes one comma-separated value, as the Web API wants it. */
  search?: Readonly<Record<string, SearchValue>>
  /** Sent as JSON; a string goes out as it is, as text. */
  body?: unknown
  signal?: AbortSignal
}

/** The BFF over fetch. A type parameter names what the answer holds; 204 and an empty body are `undefined`. */
export const api = {
  get: <T>(path: string, options?: Omit<RequestOptions, 'body'>) => send<T>('GET', path, options),
  post: <T>(path: string, options?: RequestOptions) => send<T>('POST', path, options),
  put: <T>(path: string, options?: RequestOptions) => send<T>('PUT', path, options),
  delete: <T>(path: string, options?: RequestOptions) => send<T>('DELETE', path, options),
}

/**
 * @throws {ProblemResponse} with the server's problem, `unreachable` when no answer came, or `upstream-invalid` when
 * something other than a problem document told of a failure. An abort stays the signal's own error.
 */
async function send<T>(method: string, path: string, { search, body, signal }: RequestOptions = {}): Promise<T> {
  const response = await answer(address(path, search), {
    method,
    headers: headersFor(method, body),
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    signal: signal ?? null,
  })
  if (!response.ok) throw new ProblemResponse(await readProblem(response))
  tellScopeUse(response.headers, globalThis)
  return (await readJson(response)) as T
}

async function answer(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { credentials: 'same-origin', ...init })
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    throw new ProblemResponse(localProblem('unreachable'), { cause })
  }
}

/** Unsafe methods carry a header that only our own scripts can set: it is the proof against cross-site requests. */
function headersFor(method: string, body: unknown): Record<string, string> {
  return {
    accept: 'application/json',
    ...(method === 'GET' ? {} : { 'x-csrf': '1' }),
    ...(body === undefined ? {} : { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json' }),
  }
}

function address(path: string, search: RequestOptions['search'] = {}): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined)
  if (given.length === 0) return path
  return `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text()
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new ProblemResponse(localProblem('upstream-invalid'), { cause })
  }
}

async function readProblem(response: Response): Promise<ScreenProblem> {
  const body: unknown = await response.json().catch(() => undefined)
  if (isProblem(body)) return body
  return localProblem('upstream-invalid', `The answer was ${response.status} without a reason.`, response.status)
}

function isProblem(body: unknown): body is ScreenProblem {
  return typeof body === 'object' && body !== null && 'code' in body && isProblemCode(body.code)
}
