import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { temporaryFolder } from '../src/store/testing/temporary-folder.ts'
import type { Browser } from './browser.ts'
import { test } from './deck.ts'
import { startProcess } from './deck-process.ts'
import { settingsFor } from './open-deck.ts'

const scopes = ['user-top-read']
const call = (browser: Browser) => browser.call('/me/top/tracks?limit=1')

test('killed while signing people in and refreshing, it loses nothing but the requests of that moment', {
  timeout: 60_000,
}, async ({ simulator }) => {
  await simulator.reset()
  const settings = { ...settingsFor(simulator.origin), SESSION_STORE: `sqlite:${join(temporaryFolder(), 'deck.db')}` }
  let people: Browser[] = []
  for (const killAfter of [1, 9, 25]) {
    const deck = await startProcess(settings)
    people = people.map((browser) => deck.browser().carrying(browser))
    await simulator.expireTokens()
    let served = 0
    const reached = Promise.withResolvers<void>()
    const count = () => {
      served += 1
      if (served === killAfter) reached.resolve()
    }
    const visits = [...people, ...people].map((browser) => call(browser).then(count, () => {}))
    const arrivals = Array.from({ length: 12 }, async () => {
      const browser = deck.browser()
      await browser.signIn({ scopes }).then(count, () => {})
      return browser.sessionCookie === '' ? [] : [browser]
    })
    await Promise.race([reached.promise, Promise.all([...visits, ...arrivals])])
    await deck.end('SIGKILL')
    await Promise.all(visits)
    people.push(...(await Promise.all(arrivals)).flat())
  }
  expect(people.length).toBeGreaterThan(5)
  const deck = await startProcess(settings)
  const answers = await Promise.all(people.map((browser) => call(deck.browser().carrying(browser))))
  expect(answers.map(({ status, text }) => (status === 200 ? 200 : text))).toEqual(people.map(() => 200))
})

describe('a disk that is full', () => {
  test('refuses sign-ins with a time and signs nobody out; with room again all goes on', async ({ simulator }) => {
    await simulator.reset()
    const folder = temporaryFolder()
    const settings = { ...settingsFor(simulator.origin), SESSION_STORE: 'sqlite:deck.db' }
    const deck = await startProcess(settings, folder, { mostBytes: 128 * 1024 })
    const people: Browser[] = []
    let refused = await deck.browser().get('/healthz')
    while (refused.status < 500 && people.length < 100) {
      const browser = deck.browser()
      refused = await browser.signIn({ scopes })
      if (refused.status === 302) people.push(browser)
    }
    expect([refused.status, Number(refused.headers['retry-after'])]).toEqual([503, expect.any(Number)])
    expect(refused.text).toContain('store-unavailable')
    expect(people.length).toBeGreaterThan(0)
    for (const browser of people) expect((await call(browser)).status).toBe(200)
    await simulator.expireTokens()
    const tokenCalls = await simulator.requests('/api/token')
    for (const browser of people) expect([503, 200]).toContain((await call(browser)).status)
    for (const browser of people) expect(await browser.session()).toMatchObject({ authenticated: true })
    expect((await deck.browser().get('/healthz')).status).toBe(200)
    expect((await simulator.requests('/api/token')).length - tokenCalls.length).toBeLessThanOrEqual(people.length)
    await deck.end()

    const roomy = await startProcess(settings, folder)
    for (const browser of people) expect((await call(roomy.browser().carrying(browser))).status).toBe(200)
    expect((await roomy.browser().signIn({ scopes })).status).toBe(302)
    deck.witness.testify()
  })
})
