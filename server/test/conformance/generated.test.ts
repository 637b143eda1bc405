import fc from 'fast-check'
import { Client } from 'undici'
import { expect } from 'vitest'
import { operationIds } from '../../contract/operations.ts'
import { scopes } from '../../contract/scopes.ts'
import { test } from '../../src/simulator/testing/simulated.ts'
import { Caller } from './caller.ts'
import { requests } from './generated.ts'
import { findSamples } from './samples.ts'

/** How many sequences of requests are tried in each mode: more where somebody has the time. */
const runs = Number(process.env.PROPERTY_RUNS ?? 300)

const plainRefusals = [
  'Check settings on developer.spotify.com/dashboard, the user may not be registered.',
  'Active premium subscription required for the owner of the app.',
]

/** Whether an answer is one that Spotify might give: a success, or a refusal in its form. */
function expectSpotifysForm(status: number, type: string, text: string): void {
  expect(status).toBeLessThan(500)
  if (status < 400) {
    if (text !== '') expect(JSON.parse(text)).toBeTypeOf('object')
    return
  }
  if (type.startsWith('text/plain')) {
    expect(plainRefusals.some((line) => text.startsWith(line))).toBe(true)
    return
  }
  expect(type).toBe('application/json; charset=utf-8')
  const { error } = JSON.parse(text)
  expect(error).toEqual({ status, message: expect.any(String), ...(error.reason && { reason: expect.any(String) }) })
  expect(error.message).not.toBe('')
}

test.for(['development', 'extended'] as const)(
  'whatever is sent in %s mode, nothing fails and refusals have Spotify’s form',
  { timeout: 30_000 + 100 * runs },
  async (mode, { script }) => {
    await script.control('PATCH', 'settings', { mode })
    const { access_token } = await script.signIn(scopes.join(' '))
    const samples = await findSamples(new Caller(script, access_token))
    const headers = { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' }
    const client = new Client(script.origin)
    const statuses: Record<number, number> = {}
    const reached = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.array(requests(samples), { minLength: 1, maxLength: 20 }), async (sequence) => {
        for (const { operation, method, path, body } of sequence) {
          reached.add(operation)
          const answer = await client.request({ method, path, headers, ...(body !== undefined && { body }) })
          expectSpotifysForm(answer.statusCode, String(answer.headers['content-type']), await answer.body.text())
          statuses[answer.statusCode] = (statuses[answer.statusCode] ?? 0) + 1
        }
      }),
      { seed: 20_261_123, numRuns: runs },
    )
    await client.close()
    const sent = Object.values(statuses).reduce((sum, count) => sum + count, 0)
    process.stdout.write(
      `Generated requests in ${mode} mode: ${sent} at ${reached.size} operations, by status ${JSON.stringify(statuses)}\n`,
    )
    expect(reached.size).toBe(operationIds.length)
    expect(Object.keys(statuses)).toContain('200')
  },
)
