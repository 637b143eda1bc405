import { randomBytes } from 'node:crypto'
import { describe, expect } from 'vitest'
import type { Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'
import { expectRefused } from '../harness/refused-page.ts'

const scopes = ['user-top-read', 'playlist-read-private']
const long = 'x'.repeat(10_000)

describe('a forged answer', () => {
  const forged = (state: string, code: string): [string, string][] => [
    ['without anything', ''],
    ['without a state', `code=${code}`],
    ['with an empty state', `state=&code=${code}`],
    ['with a repeated state', `state=${state}&state=${state}&code=${code}`],
    ['with an endless state', `state=${long}&code=${code}`],
    ['with a state that nobody made', `state=${randomBytes(32).toString('base64url')}&code=${code}`],
    ['with a state of other bytes', `state=%ff%00%zz&code=${code}`],
    ['without a code', `state=${state}`],
    ['with an empty code', `state=${state}&code=`],
    ['with a repeated code', `state=${state}&code=${code}&code=${code}`],
    ['with an endless code', `state=${state}&code=${long}`],
    ['with code and error', `state=${state}&code=${code}&error=access_denied`],
    ['with a repeated error', `state=${state}&error=a&error=b`],
  ]

  test('is refused whatever it looks like, makes no token call, and the rightful browser still finishes', async ({
    startApp,
    simulator,
  }) => {
    const app = await startApp()
    const browser = app.browser()
    const rightful = new URL(await browser.visitConsent(await browser.begin({ scopes, returnTo: '/player' })))
    const { state = '', code = '' } = Object.fromEntries(rightful.searchParams)
    for (const [how, query] of forged(state, code)) {
      const answer = await browser.comeBack(`/auth/callback?${query}`)
      expect([how, answer.status]).toEqual([how, 400])
      expectRefused(answer)
    }
    expectRefused(await app.browser().comeBack(rightful.href))
    expect(await simulator.requests('/api/token')).toEqual([])
    expect((await browser.comeBack(rightful.href)).location).toBe('/player')
    expect(await browser.session()).toMatchObject({ authenticated: true })
  })

  test('of another account, sent to a browser with a session of its own, changes nothing there', async ({
    startApp,
  }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    const mallory = app.browser()
    const response = await mallory.visitConsent(await mallory.begin(), { account: 'ben' })
    expectRefused(await ada.comeBack(response))
    expect(await ada.session()).toMatchObject({ account: { id: 'ada' } })
  })
})

describe('the same answer again', () => {
  const approved = async (browser: Browser) =>
    browser.visitConsent(await browser.begin({ scopes, returnTo: '/player' }))

  test('twenty at once: one token call, and nothing worse than a refusal', async ({ startApp, simulator }) => {
    const app = await startApp()
    const browser = app.browser()
    const response = await approved(browser)
    const answers = await Promise.all(Array.from({ length: 20 }, () => browser.comeBack(response)))
    expect(answers.filter(({ location }) => location === '/player').length).toBeGreaterThan(0)
    for (const late of answers.filter(({ location }) => location !== '/player')) expectRefused(late)
    expect(await simulator.requests('/api/token')).toHaveLength(1)
    expect((await browser.call('/me/playlists')).status).toBe(200)
    expect(await simulator.grants()).toMatchObject([{ revoked: false }])
  })

  test('later, signed in: back to the app; signed out: refused; never a second token call', async ({
    startApp,
    simulator,
  }) => {
    const app = await startApp()
    const browser = app.browser()
    const response = await approved(browser)
    await browser.comeBack(response)
    const replayed = await browser.get(response)
    expect([replayed.status, replayed.location, replayed.setCookies]).toEqual([302, '/', []])
    await browser.act('POST', '/auth/sign-out')
    expectRefused(await browser.get(response))
    expect(await simulator.requests('/api/token')).toHaveLength(1)
  })

  test.for(['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'] as const)(
    '%s redeems nothing',
    async (method, { startApp, simulator }) => {
      const app = await startApp()
      const browser = app.browser()
      const response = await approved(browser)
      const answer = await browser.act(method, response)
      expect([answer.status, answer.headers.allow]).toEqual([405, 'GET'])
      expect(await simulator.requests('/api/token')).toEqual([])
      expect((await browser.comeBack(response)).location).toBe('/player')
    },
  )
})
