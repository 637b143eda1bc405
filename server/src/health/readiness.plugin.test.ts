import { fastify } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import readiness from './readiness.plugin.ts'

const never = 2 ** 30

async function start(options = {}) {
  const app = fastify()
  onTestFinished(() => app.close())
  await app.register(readiness, { quietMs: 500, noticedMs: never, ...options })
  app.get('/', async () => 'served')
  app.get('/readyz', async (_request, reply) => reply.code(app.readiness.isReady() ? 200 : 503).send())
  const get = async (url: string) => {
    const { statusCode, headers } = await app.inject(url)
    return [statusCode, headers.connection]
  }
  return { leave: app.readiness.leave, handOver: app.readiness.handOver, get }
}

test.each([
  ['no probe came', 0],
  ['one probe came, at the start', 1],
])('%s: the server may close at once', async (_, times) => {
  const { leave, get } = await start()
  for (let time = 0; time < times; time += 1) await get('/readyz')
  await leave()
  expect(await get('/readyz')).toEqual([503, 'close'])
})

test('a probed server serves until a probe has seen the 503 and no request comes for a while', async () => {
  const { leave, get } = await start()
  for (const _ of [1, 2]) expect(await get('/readyz')).toEqual([200, 'keep-alive'])
  let mayGo = false
  const leaving = leave().then(() => {
    mayGo = true
  })
  expect(await get('/')).toEqual([200, 'close'])
  expect(await get('/readyz')).toEqual([503, 'close'])
  for (let late = 0; late < 100; late += 1) expect(await get('/')).toEqual([200, 'close'])
  expect(mayGo).toBe(false)
  await leaving
})

test('a load balancer that stops probing is waited for until noticedMs', async () => {
  const { leave, get } = await start({ noticedMs: 30 })
  for (const _ of [1, 2]) await get('/readyz')
  await leave()
})

test('probes from long ago do not count', async () => {
  const { leave, get } = await start({ probedMs: 0 })
  for (const _ of [1, 2]) await get('/readyz')
  await leave()
})

test('a delay that is set is kept, with or without probes', async () => {
  const { leave, get } = await start()
  const leaving = leave(30)
  expect(await get('/readyz')).toEqual([503, 'close'])
  expect(await get('/')).toEqual([200, 'close'])
  await leaving
})

test('a server that hands over stays ready and ends each connection with its next answer', async () => {
  const { handOver, get } = await start()
  handOver()
  expect(await get('/')).toEqual([200, 'close'])
  expect(await get('/readyz')).toEqual([200, 'close'])
})
