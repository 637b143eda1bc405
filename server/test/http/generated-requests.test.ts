import fc from 'fast-check'
import { expect } from 'vitest'
import { operationIds } from '../../contract/operations.ts'
import { type ProblemCode, problemCatalogue } from '../../contract/problems.ts'
import { scopes } from '../../contract/scopes.ts'
import type { GeneratedRequest } from '../../src/gateway/testing/generated-calls.ts'
import { Script } from '../../src/simulator/testing/script.ts'
import { Caller } from '../conformance/caller.ts'
import { findSamples } from '../conformance/samples.ts'
import type { Answer } from '../harness/answer.ts'
import type { Ask, Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'
import { requests } from '../harness/generated-requests.ts'
import { type App, localUrl } from '../harness/open-app.ts'

/** How many sequences of requests are tried in each mode: more where somebody has the time. */
const runs = Number(process.env.PROPERTY_RUNS ?? 200)

/** Everybody there can be: Premium, Free, new, not listed; with all, some or none of the scopes; and nobody. */
const callers: Record<string, Ask | undefined> = {
  'ada with everything': { scopes },
  'ada with a few scopes': { scopes: ['playlist-read-private', 'playlist-modify-public', 'user-library-read'] },
  'ben, who has no Premium': { scopes, account: 'ben' },
  'cleo, who granted nothing': { account: 'cleo' },
  'dov, who is not listed': { scopes, account: 'dov' },
  nobody: undefined,
}

async function signInAll(app: App): Promise<Map<string, Browser>> {
  const browsers = new Map<string, Browser>()
  for (const [name, ask] of Object.entries(callers)) browsers.set(name, ask ? await app.signIn(ask) : app.browser())
  return browsers
}

async function send(browser: Browser | undefined, request: GeneratedRequest): Promise<Answer> {
  const { method, target, contentType, body } = request
  const headers = contentType === '' ? {} : { 'content-type': contentType }
  const answer = await browser?.call(target, { method, headers, ...(body !== undefined && { body }) })
  if (!answer) throw new Error('Nobody sends it.')
  return answer
}

/** A success, or a problem of our table, in its form; the scopes in its headers either way. */
function expectOurForm({ status, headers, text }: Answer): void {
  expect(headers).toMatchObject({
    'x-scopes-granted': expect.any(String),
    'x-scopes-accepted': expect.any(String),
    'cache-control': 'no-store',
  })
  if (status < 400) {
    if (text !== '') expect(JSON.parse(text)).toBeTypeOf('object')
    return
  }
  expect(headers['content-type']).toMatch(/^application\/problem\+json/)
  const { code, ...problem } = JSON.parse(text)
  expect(problemCatalogue).toHaveProperty(code)
  const { title } = problemCatalogue[code as ProblemCode]
  expect(problem).toMatchObject({ type: `${localUrl}/problems/${code}`, title, status, detail: expect.any(String) })
  expect(problemCatalogue[code as ProblemCode].status).toBe(status)
}

test.for(['development', 'extended'] as const)(
  'every request to any operation in %s mode is answered, or refused with a problem of the table',
  { timeout: 30_000 + 300 * runs },
  async (mode, { startApp, simulator }) => {
    const script = new Script(simulator.origin)
    await simulator.settings({ mode })
    const samples = await findSamples(await Caller.signedIn(script, 'ada'))
    const browsers = await signInAll(await startApp())
    const reached = new Set<string>()
    const outcomes: Record<string, number> = {}
    // Half of them by whoever may do everything, or little would get as far as Spotify.
    const caller = fc.oneof(fc.constant('ada with everything'), fc.constantFrom(...browsers.keys()))
    const step = fc.record({ request: requests(samples), caller })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
        for (const { request, caller } of steps) {
          const answer = await send(browsers.get(caller), request)
          const outcome = answer.status < 400 ? String(answer.status) : `${answer.status} ${answer.json().code}`
          expect(answer.status, outcome).toBeLessThan(500)
          expectOurForm(answer)
          // Paging links lead through us; artwork does not.
          expect(answer.text).not.toContain(`${simulator.origin}/v1`)
          reached.add(request.operation)
          outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
        }
      }),
      { seed: 20_261_123, numRuns: runs },
    )
    const sent = Object.values(outcomes).reduce((sum, count) => sum + count, 0)
    const atSpotify = (await simulator.requests('/v1')).length
    process.stdout.write(
      `Generated requests through the server in ${mode} mode: ${sent} at ${reached.size} operations, ` +
        `${atSpotify} calls at Spotify, by outcome ${JSON.stringify(outcomes)}\n`,
    )
    expect(reached.size).toBe(operationIds.length)
    expect(Object.keys(outcomes)).toEqual(expect.arrayContaining(['200', '204', '400 invalid-request']))
    expect(await browsers.get('ada with everything')?.session()).toMatchObject({ authenticated: true })
  },
)
