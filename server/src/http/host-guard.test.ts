import { fastify } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import problems from './problems.plugin.ts'
import requestGuards from './request-guards.plugin.ts'

async function startApp(publicUrl: string) {
  const app = fastify()
  onTestFinished(() => app.close())
  await app.register(problems, { publicUrl })
  await app.register(requestGuards, { publicUrl, recordSecurityEvent: () => {} })
  app.get('/api/session', async () => ({}))
  app.get('/healthz', async () => ({}))
  app.get('/auth/sign-in', async () => ({}))
  return async (host: string, url = '/api/session', headers = {}) =>
    (await app.inject({ url, headers: { host, ...headers } })).statusCode
}

const rebound = [
  'evil.example',
  'evil.example:8888',
  '127.0.0.1.evil.example',
  'localhost.evil.example:8888',
  '127.evil.example',
]

test('with a loopback PUBLIC_URL: any loopback name and port is accepted, other hosts are not', async () => {
  const ask = await startApp('http://127.0.0.1:8888')
  for (const host of ['127.0.0.1:8888', 'localhost:8888', 'LOCALHOST:8887', '[::1]:8888', '127.0.0.1', 'localhost:80'])
    expect([host, await ask(host)]).toEqual([host, 200])
  for (const host of [...rebound, '192.168.1.2:8888', 'a b', 'user@127.0.0.1:8888', '127.0.0.1:8888/x', '0.0.0.0:8888'])
    expect([host, await ask(host)]).toEqual([host, 400])
})

test('with a public PUBLIC_URL: its name and loopback names are accepted, and any address for /healthz', async () => {
  const ask = await startApp('https://Deck.example')
  for (const host of ['deck.example', 'DECK.example:443', '127.0.0.1:8888', 'localhost'])
    expect([host, await ask(host)]).toEqual([host, 200])
  for (const host of [...rebound, 'deck.example:8443', '10.0.0.7:8888'])
    expect([host, await ask(host)]).toEqual([host, 400])
  for (const host of ['127.0.0.1:8888', 'localhost:8888', '10.0.0.7:8888', '[fd00::7]:8888', 'deck.example'])
    expect([host, await ask(host, '/healthz?x')]).toEqual([host, 200])
  for (const host of rebound) expect([host, await ask(host, '/healthz')]).toEqual([host, 400])
})

test('routes under /auth accept any host', async () => {
  const ask = await startApp('http://127.0.0.1:8888')
  for (const host of rebound) expect([host, await ask(host, '/auth/sign-in')]).toEqual([host, 200])
})

test('X-Forwarded-Host does not count', async () => {
  const ask = await startApp('https://deck.example')
  expect(await ask('evil.example', '/api/session', { 'x-forwarded-host': 'deck.example' })).toBe(400)
})
