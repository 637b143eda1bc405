import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { describe, expect, onTestFinished } from 'vitest'
import { startUpstream } from '../../src/gateway/testing/upstream.ts'
import { productionTimeouts } from '../../src/timeouts.ts'
import type { Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'
import { shortTimeouts } from '../harness/open-app.ts'

const scopes = ['user-top-read', 'playlist-modify-private', 'playlist-modify-public']
const top = (browser: Browser, offset = 0) => browser.call(`/me/top/tracks?limit=1&offset=${offset}`)
const megabyte = 1024 * 1024

const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n'
const profile = '{"id":"ada"}'
const good = `${head}Content-Length: ${profile.length}\r\n\r\n${profile}`

/** A Web API that answers with these bytes and closes. */
async function startBytes(answer: { bytes: string }): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => socket.end(answer.bytes, 'latin1'))
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
}

describe('a Web API that does not speak HTTP as it should', () => {
  const broken: [string, string][] = [
    ['says nothing', ''],
    ['speaks another protocol', 'SSH-2.0-OpenSSH_9\r\n'],
    ['answers as in 1991', '<html>Hello'],
    ['stops within its status line', 'HTTP/1.1 20'],
    ['stops within its headers', head],
    ['says a status that is none', 'HTTP/1.1 999999 What\r\n\r\n'],
    ['promises more than it sends', `${head}Content-Length: 100\r\n\r\n{}`],
    ['gives two lengths', `${head}Content-Length: 2\r\nContent-Length: 12\r\n\r\n${profile}`],
    ['gives a length and chunks', `${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`],
    ['stops within a chunk', `${head}Transfer-Encoding: chunked\r\n\r\nff\r\n{"a":`],
    ['counts its chunks wrongly', `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`],
    ['has a NUL in its headers', `${head}X: a\0b\r\nContent-Length: 2\r\n\r\n{}`],
    ['has a megabyte of headers', `${head}${`X: ${'y'.repeat(1000)}\r\n`.repeat(1000)}\r\n{}`],
    ['announces for ever', `${'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(2000)}`],
    ['switches protocols', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'],
    ['says that nothing has changed', 'HTTP/1.1 304 Not Modified\r\nETag: "x"\r\n\r\n'],
    ['compresses what nobody asked to be', `${head}Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}`],
    ['writes in UTF-16', `${head}Content-Length: 6\r\n\r\n\xff\xfe{\0}\0`],
    ['calls its page JSON', `${head}Content-Length: 6\r\n\r\n<html>`],
  ]

  test.for(broken)('and %s: a problem in its place, and the next answer is read', async ([, bytes], { startApp }) => {
    const answer = { bytes: good }
    const app = await startApp({ SPOTIFY_API_URL: await startBytes(answer) })
    const ada = await app.signIn({ scopes })
    answer.bytes = bytes
    const { status, headers, ...problem } = await top(ada)
    expect([502, 503]).toContain(status)
    expect(headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(JSON.parse(problem.text).code).toMatch(/^upstream-/)
    answer.bytes = good
    expect((await top(ada)).status).toBe(200)
  })

  test('after two answers to one request: the second reaches no client', async ({ startApp }) => {
    const answer = { bytes: good }
    const app = await startApp({ SPOTIFY_API_URL: await startBytes(answer) })
    const [ada, ben] = [await app.signIn({ scopes }), await app.signIn({ scopes })]
    answer.bytes = good + good.replace('ada', 'eve')
    for (const browser of [ada, ben]) expect((await top(browser)).text).not.toContain('eve')
    answer.bytes = good
    for (const browser of [ada, ben]) expect((await top(browser)).text).toBe(profile)
  })
})

test('answers that hang, drip and flood at once are 504 and 502, in bounded time and memory, and then all works again', {
  timeout: 40_000,
}, async ({ startApp }) => {
  const upstream = await startUpstream((response) => void response.end(profile))
  // Time enough for a busy machine to send and read 40 MB.
  const gateway = { ...productionTimeouts.gateway, totalMs: 2 * shortTimeouts.gateway.totalMs }
  const chunk = Buffer.alloc(megabyte, ' ')
  const app = await startApp({ SPOTIFY_API_URL: upstream.apiUrl }, { timeouts: { ...productionTimeouts, gateway } })
  const ada = await app.signIn({ scopes })
  upstream.answer = (response, { url }) => {
    if (url.includes('/tracks')) return
    response.writeHead(200, { 'content-type': 'application/json' })
    if (url.includes('/artists')) {
      const drip = setInterval(() => response.write(' '), 1000)
      return response.on('close', () => clearInterval(drip))
    }
    let sent = 0
    const pour = () => {
      while (sent < 100 * megabyte && !response.destroyed) {
        sent += megabyte
        if (!response.write(chunk)) return
      }
    }
    response.on('drain', pour)
    return pour()
  }
  const began = performance.now()
  const before = process.memoryUsage().rss
  const answers = await Promise.all([
    top(ada),
    ada.call('/me/top/artists?limit=1'),
    ...Array.from({ length: 5 }, (_, nth) => ada.call(`/me?flood=${nth}`)),
  ])
  expect(answers.map(({ status }) => status)).toEqual([504, 504, 502, 502, 502, 502, 502])
  expect(performance.now() - began).toBeLessThan(25_000)
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * megabyte)
  upstream.answer = (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(profile)
  for (const answer of await Promise.all(Array.from({ length: 40 }, (_, nth) => top(ada, nth))))
    expect(answer.status).toBe(200)
})

describe('a Web API that is never content', () => {
  test('with any token: one refresh, one repeat, and no session ends', async ({ startApp, simulator }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    const body = { error: { status: 401, message: 'The access token expired' } }
    await simulator.fault({ match: { path: '/v1/me/top' }, effect: { status: 401, body } })
    const refused = await top(ada)
    expect([refused.status, refused.json().code]).toEqual([502, 'upstream-invalid'])
    expect(await simulator.requests('/v1/me/top')).toHaveLength(2)
    expect(await simulator.tokenCalls('refresh_token')).toBe(1)
    await simulator.mend()
    expect((await top(ada)).status).toBe(200)
    expect(await simulator.tokenCalls('refresh_token')).toBe(1)
  })

  test.for([
    ['names no time', {}, 1],
    ['names one in the past', { 'retry-after': 'Mon, 23 Nov 2020 11:00:00 GMT' }, 1],
    ['names none that is one', { 'retry-after': 'soon' }, 1],
    ['names years', { 'retry-after': 999_999_999 }, 86_400],
  ] as const)('and asks for a pause, but %s', async ([, headers, seconds], { startApp, simulator }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    await simulator.fault({ match: { path: '/v1/me/top' }, effect: { status: 429, headers }, times: 1 })
    const refused = await top(ada)
    expect([refused.status, refused.json().code]).toEqual([429, 'rate-limited'])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(seconds)
    app.clock.aheadMs = 86_400_000 + 1000
    expect((await top(ada)).status).toBe(200)
  })

  test('a success without a word is understood', async ({ startApp, simulator }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    for (const status of [200, 202, 204]) {
      await simulator.fault({ match: { path: '/v1/me/top' }, effect: { status, body: '' }, times: 1 })
      const { status: answered, text } = await top(ada)
      expect([answered, text]).toEqual([status, ''])
    }
  })
})
