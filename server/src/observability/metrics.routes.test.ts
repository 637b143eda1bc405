import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { fastify } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import problems from '../http/problems.plugin.ts'
import { metricsRoutes } from './metrics.routes.ts'

const local = 'http://127.0.0.1:8888'
const remote = 'https://deck.example'
const token = 'the-token-of-the-metrics'

async function start(options: { publicUrl?: string; token?: string } = {}) {
  const { publicUrl = local } = options
  const app = fastify({ trustProxy: true })
  onTestFinished(() => app.close())
  await app.register(problems, { publicUrl })
  const text = async () => 'streams 0\n'
  await app.register(metricsRoutes, { text, contentType: 'text/plain', ...options, publicUrl })
  const ask = async (headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') => {
    const answer = await app.inject({ url: '/metrics', headers: { host: '127.0.0.1:8888', ...headers }, remoteAddress })
    return answer.statusCode
  }
  return { app, ask }
}

test.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])(
  'a request from %s may read without the token',
  async (address) => {
    const { ask } = await start()
    for (const host of ['127.0.0.1:8888', 'localhost:8888', '[::1]:8888', 'localhost'])
      expect([host, await ask({ host }, address)]).toEqual([host, 200])
  },
)

test.each(['10.0.0.1', '192.0.2.1', '2001:db8::1', '::ffff:10.0.0.1'])(
  'a request from %s needs the token',
  async (address) => {
    const { app, ask } = await start({ token })
    expect(await ask({}, address)).toBe(401)
    expect(await ask({ authorization: `Bearer ${token}` }, address)).toBe(200)
    const refusal = await app.inject({ url: '/metrics', remoteAddress: address })
    expect(refusal.headers['www-authenticate']).toBe('Bearer')
    expect(refusal.json()).toMatchObject({ code: 'metrics-refused', status: 401 })
  },
)

test.each([
  ['x-forwarded-for', '127.0.0.1'],
  ['X-Forwarded-For', '203.0.113.9'],
  ['x-forwarded-host', 'deck.example'],
  ['x-forwarded-proto', 'https'],
  ['x-forwarded', ''],
  ['forwarded', 'for=203.0.113.9'],
  ['x-real-ip', '127.0.0.1'],
  ['via', '1.1 proxy'],
  ['cf-connecting-ip', '127.0.0.1'],
  ['host', 'deck.example'],
  ['host', '127.0.0.1.evil.example'],
  ['host', 'localhost.evil.example'],
  ['host', '10.0.0.1'],
])('a request with %s: %s does not count as local', async (name, value) => {
  const { ask } = await start({ token })
  expect(await ask({ [name]: value })).toBe(401)
  expect(await ask({ [name]: value, authorization: `Bearer ${token}` })).toBe(200)
})

test('a request over HTTP/1.0, as some proxies send it, does not count as local', async () => {
  const { app } = await start()
  await app.listen({ host: '127.0.0.1', port: 0 })
  const ask = async (version: string) => {
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1').setEncoding('latin1')
    socket.write(`GET /metrics HTTP/${version}\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`)
    const [head] = await once(socket, 'data')
    return String(head).slice(9, 12)
  }
  expect([await ask('1.0'), await ask('1.1')]).toEqual(['401', '200'])
})

test.each([
  '',
  'Bearer',
  'Bearer ',
  `Basic ${token}`,
  token,
  `Bearer ${token}x`,
  `Bearer ${token.slice(1)}`,
  'Bearer undefined',
])('“%s” is not accepted as the token', async (authorization) => {
  for (const options of [{ token }, {}])
    expect(await (await start(options)).ask({ authorization }, '10.0.0.1')).toBe(401)
})

test('with a public PUBLIC_URL every request needs a token that is set', async () => {
  const withToken = await start({ publicUrl: remote, token })
  expect(await withToken.ask()).toBe(401)
  expect(await withToken.ask({ authorization: `bearer ${token}` })).toBe(200)
  const without = await start({ publicUrl: remote })
  expect(await without.ask()).toBe(200)
  expect(await without.ask({ host: 'deck.example' })).toBe(401)
})
