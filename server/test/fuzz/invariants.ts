import assert from 'node:assert/strict'
import { type ProblemCode, problemCatalogue } from '../../contract/problems.ts'
import type { Answer } from '../harness/answer.ts'
import { localUrl } from '../harness/open-app.ts'

/**
 * Checks the invariants of every answer, whatever the request was. Only a sign-in may redirect to another origin, and
 * only to the authorization endpoint.
 * @throws {AssertionError}
 */
export function checkAnswer(answer: Answer, { method, url }: { method: string; url: string }): void {
  const { status, headers, text } = answer
  assert(status >= 200 && status < 500, `${status}: ${text}`)
  assert.doesNotMatch(text, /node_modules|node:internal|\n\s+at [\w.<]+ ?\(/)
  const names = Object.keys(headers)
  assert.deepEqual(
    names.filter((name) => /^(access-control-|x-powered-by|server$)/.test(name)),
    [],
  )
  checkRedirect(answer, url)
  checkCookies(answer)
  if (status >= 400 && method !== 'HEAD') checkRefusal(answer)
}

function checkRedirect({ status, location }: Answer, url: string): void {
  const isRedirect = status >= 300 && status < 400 && status !== 304
  assert.equal(location !== '', isRedirect, `${status} to ${location}`)
  if (!isRedirect) return
  // Resolved as a browser does, against the requested address.
  const target = new URL(location, new URL(url, localUrl))
  if (/^\/auth\/sign-in\b/.test(url) && target.pathname === '/authorize') checkAuthorizationRequest(target)
  else assert.equal(target.origin, localUrl, `It leads to ${location}`)
}

/** The request must have exactly our parameters, each once: nothing of the attacker's request gets into it. */
function checkAuthorizationRequest({ hostname, searchParams }: URL): void {
  const { state = '', code_challenge = '', scope = '', show_dialog, ...fixed } = Object.fromEntries(searchParams)
  assert.equal(hostname, 'localhost')
  assert.equal(new Set(searchParams.keys()).size, searchParams.size)
  assert.match(state, /^[\w-]{43}$/)
  assert.match(code_challenge, /^[\w-]{43}$/)
  assert.match(scope, /^[a-z -]*$/)
  assert(show_dialog === undefined || show_dialog === 'true')
  assert.deepEqual(fixed, {
    response_type: 'code',
    client_id: 'scopedeck-local',
    redirect_uri: `${localUrl}/auth/callback`,
    code_challenge_method: 'S256',
  })
}

function checkCookies({ setCookies }: Answer): void {
  for (const line of setCookies) {
    assert.match(line, /^scopedeck-(session-8888|authorization-8888-[^=;,\s]*)=[^;]*; /)
    for (const attribute of ['Path=/', 'HttpOnly', 'SameSite=']) assert(line.includes(attribute), line)
    assert.doesNotMatch(line, /domain=/i)
    assert(line.length < 4096, `A cookie of ${line.length} characters`)
  }
}

/** A problem document of our table or a small page, and no cache keeps it. */
function checkRefusal(answer: Answer): void {
  const { headers, text } = answer
  assert.equal(headers['cache-control'], 'no-store')
  if (/^text\/html/.test(String(headers['content-type']))) assert(text.length < 8000, 'A page for a refusal')
  else checkProblem(answer)
}

function checkProblem({ status, headers, text }: Answer): void {
  assert.match(String(headers['content-type']), /^application\/problem\+json/)
  const { code, type, title, detail, requestId, ...rest } = JSON.parse(text)
  assert(isProblemCode(code), `There is no problem ${code}`)
  assert.equal(type, `${localUrl}/problems/${code}`)
  assert.equal(title, problemCatalogue[code].title)
  assert.equal(typeof detail, 'string')
  assert.match(requestId, /^[\da-f-]{36}$/)
  // What the parser refuses has a status of its own, and comes before any header of ours.
  const isUnread = status === 431 || status === 408
  assert.equal(rest.status, status)
  assert.equal(isUnread ? status : problemCatalogue[code].status, status)
  if (!isUnread) assert.equal(headers['x-request-id'], requestId)
}

const isProblemCode = (code: unknown): code is ProblemCode =>
  typeof code === 'string' && Object.hasOwn(problemCatalogue, code)
