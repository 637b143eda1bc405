import { describe, expect } from 'vitest'
import { test } from '../harness/fixtures.ts'

const whole = { accept: 'text/html' }

/** The settings of a server whose provider is this simulator by its own name. */
const simulated = (origin: string) => ({
  SIMULATOR: 'on',
  SIMULATOR_PORT: new URL(origin).port,
  SPOTIFY_AUTHORIZE_URL: '',
  SPOTIFY_TOKEN_URL: '',
  SPOTIFY_API_URL: '',
})

describe('what is unusual about the simulator', () => {
  test('is answered to every page that asks, signed in or not', async ({ simulator, startApp }) => {
    const browser = (await startApp(simulated(simulator.origin))).browser()
    const ask = async () => (await browser.send('/api/simulator')).json()
    expect(await ask()).toEqual({ aheadMs: 0, faults: 0, settings: 0 })
    await simulator.advanceClock('59m')
    await simulator.fault({ match: { path: '/v1/me' }, effect: { status: 503 } })
    expect(await ask()).toEqual({ aheadMs: 59 * 60_000, faults: 1, settings: 0 })
  })

  test('stands on the pages of the server itself, and on those of the simulator', async ({ simulator, startApp }) => {
    const browser = (await startApp(simulated(simulator.origin))).browser()
    const pages = async () => [
      (await browser.send('/auth/callback?state=forged&code=x', { headers: whole })).text,
      (await browser.send('/auth/sign-in?scope=nothing', { headers: whole })).text,
    ]
    for (const page of await pages()) expect(page).toContain('<p class="mark">Simulated Spotify</p>')
    await simulator.advanceClock('6mo')
    await simulator.fault({ match: { path: '/v1/me' }, effect: { status: 503 } })
    for (const page of await pages())
      expect(page).toContain('<p class="mark">Simulated Spotify, clock 6 months ahead, 1 fault on</p>')
    const { href: consent } = await browser.begin()
    for (const page of [consent, `${simulator.origin}/open/track/0`])
      expect(await (await fetch(page)).text()).toContain('Now: clock 6 months ahead, 1 fault on.')
  })

  test('is nothing at another provider', async ({ startApp }) => {
    const browser = (await startApp()).browser()
    expect(await browser.send('/api/simulator')).toMatchObject({ status: 404 })
    const { text } = await browser.send('/auth/callback?state=forged&code=x', { headers: whole })
    expect(text).toContain('<h1>')
    expect(text).not.toContain('class="mark"')
  })

  test('is unknown while the simulator does not answer, and the page shows all the same', async ({ startApp }) => {
    const browser = (await startApp(simulated('http://localhost:1'))).browser()
    expect(await browser.send('/api/simulator')).toMatchObject({ status: 503 })
    const { text } = await browser.send('/auth/callback?state=forged&code=x', { headers: whole })
    expect(text).toContain('<p class="mark">Simulated Spotify</p>')
  })
})
