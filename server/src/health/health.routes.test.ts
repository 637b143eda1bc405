import { fastify } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { healthRoutes } from './health.routes.ts'

async function start() {
  const state = { draining: false, store: async () => true }
  const app = fastify()
  onTestFinished(() => app.close())
  await app.register(healthRoutes, {
    isStoreAble: () => state.store(),
    isReady: () => !state.draining,
    timeoutMs: 20,
  })
  const ask = async (url: string) => {
    const response = await app.inject(url)
    return [response.statusCode, response.json().status]
  }
  return { state, ask }
}

test('the server is ready while the store answers', async () => {
  const { ask } = await start()
  expect(await ask('/healthz')).toEqual([200, 'alive'])
  expect(await ask('/readyz')).toEqual([200, 'ready'])
})

test.each([
  ['answers no', async () => false],
  ['fails', async () => Promise.reject(new Error('disk full'))],
  ['does not answer', () => new Promise<boolean>(() => {})],
])('with a store that %s the server is alive but not ready', async (_, store) => {
  const { ask, state } = await start()
  state.store = store
  expect(await ask('/healthz')).toEqual([200, 'alive'])
  expect(await ask('/readyz')).toEqual([503, 'store-unavailable'])
})

test('a server that was told to stop is not ready at once', async () => {
  const { ask, state } = await start()
  state.draining = true
  expect(await ask('/readyz')).toEqual([503, 'draining'])
  expect(await ask('/healthz')).toEqual([200, 'alive'])
})
