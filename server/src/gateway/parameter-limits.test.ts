import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type OperationId, operation, operationIds } from '../../contract/operations.ts'
import { as, startApp } from './testing/app.ts'
import { type Given, goodCall, requestOf, spoiltCalls } from './testing/generated-calls.ts'
import { startUpstream } from './testing/upstream.ts'

async function start() {
  const upstream = await startUpstream()
  const { app } = await startApp(upstream.apiUrl)
  return { app, upstream }
}

test('within the limits of the table a call reaches Spotify, whatever its values', async () => {
  const { app, upstream } = await start()
  for (const id of operationIds)
    await fc.assert(
      fc.asyncProperty(goodCall(id), async (given) => {
        const before = upstream.received.length
        const response = await app.inject(requestOf(id, given))
        expect([id, response.statusCode, response.body]).toEqual([id, 200, expect.anything()])
        expect(upstream.received.length - before).toBe(1)
      }),
      { numRuns: 3 },
    )
})

test('beyond the limits it is refused here, and the parameter is named', async () => {
  const { app, upstream } = await start()
  const refused = async (id: OperationId, name: string, given: Given) => {
    const response = await app.inject(requestOf(id, given))
    const { code, detail } = response.json()
    // Some of what is wrong in a path makes it no operation's address.
    const isNoAddress = code === 'not-found' && given.some((one) => one.name === name && one.place === 'path')
    expect({ id, given, status: response.statusCode, code, detail }).toMatchObject(
      isNoAddress ? {} : { status: 400, code: 'invalid-request', detail: expect.stringMatching(`^${name}\\b`) },
    )
    expect(detail.length).toBeLessThan(400)
    expect(detail).not.toMatch(/\p{Cc}/u)
  }
  for (const id of operationIds)
    await fc.assert(
      fc.asyncProperty(goodCall(id), async (given) => {
        for (const { name, spoilt } of spoiltCalls(id, given)) await refused(id, name, spoilt)
      }),
      { numRuns: 2 },
    )
  expect(upstream.received).toEqual([])
})

const anyCall = fc.constantFrom(...operationIds).chain((id) => {
  const name = fc.constantFrom(...Object.keys(operation(id).parameters), 'x', '__proto__')
  return fc.record({
    id: fc.constant(id),
    path: fc.string({ minLength: 1 }),
    query: fc.array(fc.tuple(name, fc.string())),
    body: fc.option(fc.dictionary(name, fc.jsonValue()), { nil: undefined }),
  })
})

test('whatever comes, the answer is never a failure of ours', async () => {
  const { app } = await start()
  await fc.assert(
    fc.asyncProperty(anyCall, async ({ id, query, body, path }) => {
      const { method, path: template } = operation(id)
      const address = template.replaceAll(/\{\w+\}/g, () => encodeURIComponent(path))
      const url = `/api/spotify/v1${address}?${new URLSearchParams(query)}`
      const response = await app.inject({ method, url, ...as('ada'), ...(body !== undefined && { payload: body }) })
      expect(response.statusCode).toBeLessThan(500)
    }),
    { numRuns: 500 },
  )
})
