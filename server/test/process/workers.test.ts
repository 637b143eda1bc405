import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect } from 'vitest'
import type { Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'
import { startLoad } from '../harness/load.ts'
import { settingsFor } from '../harness/open-app.ts'
import type { ServerProcess } from '../harness/server-process.ts'
import { launch, shorterHeartbeat, startProcess } from '../harness/start-process.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'
import { testPort } from '../harness/test-port.ts'

/** Starting processes takes its time on a busy machine. */
const patiently = { timeout: 60_000 }

const scopes = ['user-top-read']
const call = (browser: Browser) => browser.call('/me/top/tracks?limit=1')

/** What it has logged of one kind of event. */
const events = (server: ServerProcess, event: string) =>
  server.output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): Record<string, unknown> => JSON.parse(line))
    .filter((entry) => entry.event === event)

/** The process ids that the banner names. */
async function workersOf(server: ServerProcess): Promise<number[]> {
  await expect.poll(() => server.output, patiently).toContain('with process ids')
  const [, pids = ''] = /with process ids ([\d, ]+)/.exec(server.output) ?? []
  return pids.split(', ').map(Number)
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const settingsOf = (simulatorOrigin: string) => ({
  ...settingsFor(simulatorOrigin),
  SESSION_STORE: 'sqlite:deck.db',
  WEB_CONCURRENCY: '2',
})

describe('several workers', { timeout: 180_000 }, () => {
  test('serve on one port, with one banner, one simulator, and log lines that name their worker', async () => {
    const settings = { PORT: String(await testPort()), SIMULATOR_PORT: '0', LOG_LEVEL: 'debug', TRUST_PROXY: 'true' }
    const server = await startProcess(settings, temporaryFolder(), { args: ['--workers', '2'] })
    const pids = await workersOf(server)
    expect([pids.length, pids.every(isAlive), pids.includes(server.child.pid ?? 0)]).toEqual([2, true, false])
    const [, simulatorOrigin] = /simulated, at (http:\/\/localhost:\d+)/.exec(server.output) ?? []
    const ada = server.browser()
    const request = await ada.begin({ scopes })
    expect(request.origin).toBe(simulatorOrigin)
    await ada.comeBack(await ada.visitConsent(request))
    const servedBy = () => new Set(events(server, 'request').map(({ pid }) => pid))
    await expect
      .poll(async () => {
        const answers = await Promise.all(Array.from({ length: 20 }, () => call(server.browser().carrying(ada))))
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
        return [...servedBy()].toSorted()
      }, patiently)
      .toEqual(pids.toSorted())
    expect(server.output.split('Scopedeck\n')).toHaveLength(2)
    expect(events(server, 'setting')).toHaveLength(1)
    expect(await server.end()).toEqual({ code: 0, signal: null })
    expect(pids.some(isAlive)).toBe(false)
    server.leakDetector.assertNoLeaks()
  })

  test('make one refresh of a token that they all see ended', async ({ simulator }) => {
    await simulator.reset()
    await simulator.settings({ rotateRefreshTokens: true })
    const server = await startProcess(settingsOf(simulator.origin))
    const ada = await server.signIn({ scopes })
    await simulator.expireTokens()
    const answers = await Promise.all(Array.from({ length: 50 }, () => call(ada)))
    expect(answers.filter(({ status }) => status !== 200)).toEqual([])
    expect(await simulator.tokenCalls('refresh_token')).toBe(1)
  })

  test('share what one address may begin within a minute', async ({ simulator }) => {
    await simulator.reset()
    const server = await startProcess(settingsOf(simulator.origin))
    const begin = () => server.browser().get('/auth/sign-in?scope=')
    const answers = await Promise.all(Array.from({ length: 400 }, begin))
    const begun = answers.filter(({ status }) => status === 302).length
    expect([begun >= 150, begun <= 300]).toEqual([true, true])
    expect(answers.find(({ status }) => status === 429)?.headers).toHaveProperty('retry-after')
  })
})

test('the metrics of all workers are one sum, whichever worker answers, and do not fall when a worker ends', {
  timeout: 180_000,
}, async ({ simulator }) => {
  await simulator.reset()
  const server = await startProcess(settingsOf(simulator.origin))
  const pids = await workersOf(server)
  const counted = async () => {
    const headers = { host: '127.0.0.1' }
    const { text } = await server.browser().get('/metrics', { headers })
    return Number(/^scopedeck_http_requests_total\{route="\/api\/session".*\} (\d+)$/m.exec(text)?.[1])
  }
  const visit = (visits: number) =>
    Promise.all(Array.from({ length: visits }, () => server.browser().get('/api/session')))
  await visit(40)
  await expect.poll(counted, patiently).toBe(40)
  expect(await Promise.all(Array.from({ length: 8 }, counted))).toEqual(Array(8).fill(40))
  for (const [signal, total] of [
    ['SIGKILL', 60],
    ['SIGTERM', 80],
  ] as const) {
    process.kill(pids.pop() ?? 0, signal)
    await expect.poll(() => events(server, 'worker-started').length, patiently).toBe(2 - pids.length)
    await visit(20)
    await expect.poll(counted, patiently).toBe(total)
  }
})

describe('replaced one at a time under load', { timeout: 180_000 }, () => {
  test('no request fails, and no session ends', async ({ simulator }) => {
    await simulator.reset()
    const server = await startProcess(settingsOf(simulator.origin))
    const before = await workersOf(server)
    const ada = await server.signIn({ scopes })
    const load = startLoad([
      ...[1, 2].map(() => () => call(ada)),
      ...[1, 2].map(() => () => ada.get('/api/session')),
      () => ada.get('/readyz'),
    ])
    await load.served(50)
    server.child.kill('SIGHUP')
    await expect.poll(() => events(server, 'workers-renewed'), patiently).toHaveLength(1)
    await load.served(50)
    await load.stop()
    expect(load.failures).toEqual([])
    expect(before.some(isAlive)).toBe(false)
    expect(events(server, 'worker-started').map(({ pid }) => isAlive(Number(pid)))).toEqual([true, true])
    server.leakDetector.assertNoLeaks()
  })

  test('they read settings from files anew, and stay as they are where those are wrong', async ({ simulator }) => {
    await simulator.reset()
    const folder = temporaryFolder()
    const { SESSION_KEYS: _, ...settings } = settingsOf(simulator.origin)
    const write = (keys: string) => writeFileSync(join(folder, '.env'), `SESSION_KEYS=${keys}\n`)
    const [old, fresh] = [7, 8].map((byte) => Buffer.alloc(32, byte).toString('base64'))
    write(`${old}`)
    const server = await startProcess(settings, folder)
    const pids = await workersOf(server)
    const ada = await server.signIn({ scopes })

    write('half-a-key')
    server.child.kill('SIGHUP')
    await expect.poll(() => events(server, 'worker-failed'), patiently).toHaveLength(1)
    expect([pids.every(isAlive), (await call(ada)).status]).toEqual([true, 200])
    expect(server.output).not.toContain('half-a-key')

    write(`${fresh},${old}`)
    server.child.kill('SIGHUP')
    await expect.poll(() => events(server, 'workers-renewed'), patiently).toHaveLength(1)
    const answer = await call(ada)
    expect([answer.status, answer.setCookies.length]).toEqual([200, 1])
  })
})

describe('a worker that dies', { timeout: 180_000 }, () => {
  test('loses only its own requests, and another takes its place', async ({ simulator }) => {
    await simulator.reset()
    const server = await startProcess(settingsOf(simulator.origin))
    const [first = 0] = await workersOf(server)
    const ada = await server.signIn({ scopes })
    const visitors = 6
    const load = startLoad(Array.from({ length: visitors }, () => () => call(server.browser().carrying(ada))))
    await load.served(50)
    process.kill(first, 'SIGKILL')
    await expect.poll(() => events(server, 'worker-started'), patiently).toHaveLength(1)
    expect(events(server, 'worker-ended')).toMatchObject([{ pid: first, how: 'SIGKILL' }])
    await load.served(50)
    await load.stop()
    expect(load.failures.length).toBeLessThanOrEqual(visitors)
    expect((await call(ada)).status).toBe(200)
  })

  test('after a signal finishes its requests, and another takes its place', async ({ simulator }) => {
    await simulator.reset()
    const server = await startProcess(settingsOf(simulator.origin))
    const [first = 0] = await workersOf(server)
    const load = startLoad(Array.from({ length: 4 }, () => () => server.browser().get('/api/session')))
    await load.served(50)
    process.kill(first, 'SIGTERM')
    await expect.poll(() => events(server, 'worker-started'), patiently).toHaveLength(1)
    await load.served(50)
    await load.stop()
    expect(load.failures).toEqual([])
  })

  test('or hangs is killed, and another takes its place', async ({ simulator }) => {
    await simulator.reset()
    const server = await startProcess(settingsOf(simulator.origin), temporaryFolder(), shorterHeartbeat)
    const [first = 0, second = 0] = await workersOf(server)
    process.kill(first, 'SIGSTOP')
    await expect.poll(() => events(server, 'worker-started'), patiently).toHaveLength(1)
    expect(events(server, 'worker-hung')).toMatchObject([{ pid: first }])
    expect([isAlive(first), isAlive(second)]).toEqual([false, true])
    const ada = await server.signIn({ scopes })
    expect((await call(ada)).status).toBe(200)
  })

  test('again and again as it starts ends the server with one sentence', async ({ simulator }) => {
    await simulator.reset()
    const folder = temporaryFolder()
    const { SESSION_KEYS: _, ...settings } = settingsOf(simulator.origin)
    const server = await startProcess(settings, folder)
    const pids = await workersOf(server)
    writeFileSync(join(folder, 'session-keys'), 'half-a-key')
    for (const pid of pids) process.kill(pid, 'SIGKILL')
    expect(await server.ended).toEqual({ code: 1, signal: null })
    expect(server.output).toMatch(/Scopedeck stops: its workers end as soon as they start\./)
    expect(server.output).not.toMatch(/\n\s+at |node:internal|half-a-key/)
  })
})

describe('the process that watches over them', { timeout: 180_000 }, () => {
  test('told to stop, lets all of them finish, and ends with 0', async ({ simulator }) => {
    await simulator.reset()
    const server = await startProcess(settingsOf(simulator.origin))
    const ada = await server.signIn({ scopes })
    await simulator.fault({ match: { path: '/v1/me/top' }, effect: { delayMs: 700 } })
    const underWay = Array.from({ length: 8 }, (_, n) =>
      server.browser().carrying(ada).call(`/me/top/tracks?offset=${n}`),
    )
    await expect.poll(() => simulator.requests('/v1/me/top'), patiently).toHaveLength(8)
    const ended = server.end()
    const statuses = (await Promise.all(underWay)).map(({ status }) => status)
    expect([statuses, await ended]).toEqual([statuses.map(() => 200), { code: 0, signal: null }])
  })

  test('told to stop while they start, ends with 0 all the same', async ({ simulator }) => {
    const server = launch({ ...settingsOf(simulator.origin), PORT: String(await testPort()) })
    await expect.poll(() => server.output, patiently).toContain('Server listening')
    expect(await server.end()).toEqual({ code: 0, signal: null })
  })

  test('ends in order when a terminal sends its signal to all of them', async ({ simulator }) => {
    await simulator.reset()
    const server = await startProcess(settingsOf(simulator.origin))
    for (const pid of await workersOf(server)) process.kill(pid, 'SIGINT')
    expect(await server.end('SIGINT')).toEqual({ code: 0, signal: null })
    expect(events(server, 'worker-ended')).toEqual([])
  })

  test('killed, leaves no process behind that keeps the port', async ({ simulator }) => {
    await simulator.reset()
    const server = await startProcess(settingsOf(simulator.origin))
    const pids = await workersOf(server)
    await server.end('SIGKILL')
    while (pids.some(isAlive)) await delay(20)
    await startProcess({ ...settingsOf(simulator.origin), PORT: new URL(server.origin).port })
  })

  test('says once why no worker can start', async ({ simulator }) => {
    await simulator.reset()
    const taken = new URL(simulator.origin).port
    const refusals: [Record<string, string>, string][] = [
      [{ SESSION_STORE: 'memory:' }, 'SESSION_STORE'],
      [{ HOST: 'localhost', PORT: taken }, 'PORT'],
      [{ SESSION_STORE: '/proc/deck.db' }, 'SESSION_STORE'],
    ]
    for (const [wrong, name] of refusals) {
      const server = launch({ ...settingsOf(simulator.origin), PORT: String(await testPort()), ...wrong })
      expect(await server.ended).toEqual({ code: 1, signal: null })
      expect(server.output.split('Scopedeck can’t start')).toHaveLength(2)
      expect(server.output).toContain(name)
      expect(server.output).not.toMatch(/\n\s+at |node:internal/)
    }
  })
})
