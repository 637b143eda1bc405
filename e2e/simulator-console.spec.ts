import { expect } from '@playwright/test'
import { checkAccessibility } from './accessibility.ts'
import { test } from './fixtures.ts'

declare global {
  interface Window {
    /** What has moved by itself. */
    shifted(): string[]
  }
}

interface LayoutShift extends PerformanceEntry {
  hadRecentInput: boolean
  sources: { node?: Node }[]
}

/**
 * Notes what moves on the page although nobody makes it. A person may: from a press on, until the page has drawn what the
 * server says after it. The browser forgives 500 ms, in which a busy server has not answered. The rows of the log move down
 * for new ones. Runs in the page.
 */
function watchShifts(): void {
  const acts: { from: number; to: number }[] = []
  const moved: { at: number; what: string }[] = []
  for (const type of ['pointerdown', 'keydown', 'input', 'change'])
    addEventListener(type, () => acts.push({ from: performance.now(), to: Number.POSITIVE_INFINITY }), true)
  let pending = 0
  const { fetch } = window
  window.fetch = async (...request) => {
    const from = performance.now()
    pending += 1
    try {
      const response = await fetch(...request)
      await response.clone().text()
      return response
    } finally {
      pending -= 1
      requestAnimationFrame(() => requestAnimationFrame(() => pending === 0 && endActsBefore(from)))
    }
  }
  function endActsBefore(from: number): void {
    for (const act of acts) if (act.from < from) act.to = Math.min(act.to, performance.now())
  }
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, startTime, sources } of list.getEntries() as LayoutShift[])
      for (const { node } of hadRecentInput ? [] : sources)
        if (node instanceof Element && !node.closest('#log'))
          moved.push({ at: startTime, what: node.outerHTML.slice(0, 100) })
  }).observe({ type: 'layout-shift', buffered: true })
  window.shifted = () =>
    moved.filter(({ at }) => !acts.some(({ from, to }) => from <= at && at <= to)).map(({ what }) => what)
}

test('the simulator’s own page shows what is, live, and changes it', async ({ page, simulator, server, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.simulatorOrigin })
  const mistakes: string[] = []
  page.on('console', (message) => mistakes.push(message.text()))
  page.on('pageerror', (error) => mistakes.push(String(error)))
  await page.addInitScript(watchShifts)
  await page.goto(`${server.simulatorOrigin}/`)
  const requests = page.getByRole('region', { name: 'Requests', exact: true })
  await expect(requests.getByRole('status')).toHaveText('Live')

  await test.step('faults are on switches, and go off when they are spent', async () => {
    const fault = page.getByRole('switch', { name: 'POST /api/token: 503' })
    await fault.focus()
    await page.keyboard.press('Space')
    await expect(fault).toBeChecked()
    const faults = async () =>
      (await (await page.request.get(`${server.simulatorOrigin}/simulator/state`)).json()).faults
    await expect.poll(faults).toHaveLength(1)
    await page.request.post(`${server.simulatorOrigin}/api/token`)
    await expect(requests.getByText('by the fault')).toBeVisible()
    await page.keyboard.press('Space')
    await expect(fault).not.toBeChecked()
    await expect(fault).toBeFocused()
  })

  await test.step('a call appears by itself, and opens to what it needed and got', async () => {
    await page.request.get(`${server.simulatorOrigin}/v1/me/top/artists`)
    const call = requests.getByText('/v1/me/top/artists', { exact: true })
    await call.click()
    await expect(requests.getByText(/the client must refresh, or sign in again/)).toBeVisible()
    await requests.getByRole('searchbox').fill('/api/token')
    await expect(call).toBeHidden()
    await requests.getByRole('searchbox').fill('nothing like it')
    await expect(requests.getByText('No request fits this filter.')).toBeVisible()
    await requests.getByRole('searchbox').fill('')
  })

  await test.step('pictures stay out of the log until they are asked for', async () => {
    await page.request.get(`${server.simulatorOrigin}/art/64/picture.svg`)
    await page.request.get(`${server.simulatorOrigin}/v1/me/top/tracks`)
    await expect(requests.getByText('/v1/me/top/tracks', { exact: true })).toBeVisible()
    const picture = requests.getByText('/art/64/picture.svg', { exact: true })
    await expect(picture).toBeHidden()
    await requests.getByRole('button', { name: 'Pictures' }).click()
    await expect(picture).toBeVisible()
    await requests.getByRole('button', { name: 'Pictures' }).click()
    await expect(picture).toBeHidden()
  })

  await test.step('a held log stays as it is and says what is new', async () => {
    await requests.getByRole('button', { name: 'Hold the log' }).click()
    await page.request.get(`${server.simulatorOrigin}/v1/me`)
    await expect(requests.getByRole('status')).toHaveText('Held, 1 new')
    await expect(requests.getByText('/v1/me', { exact: true })).toHaveCount(0)
    await requests.getByRole('button', { name: 'Hold the log' }).click()
    await expect(requests.getByText('/v1/me', { exact: true })).toBeVisible()
  })

  await test.step('settings, clock and accounts change, and a wrong value is not sent', async () => {
    await page.getByRole('button', { name: '+59 min' }).click()
    await expect(page.getByText('It is 59 minutes ahead.')).toBeVisible()
    const life = page.getByRole('spinbutton', { name: /Access token lives/ })
    await life.fill('5')
    await page.getByRole('radio', { name: 'extended' }).click()
    await expect(page.getByRole('radio', { name: 'extended' })).toBeChecked()
    await page.getByRole('region', { name: 'Accounts' }).getByText('ben').click()
    await page.getByRole('switch', { name: 'Premium', exact: true }).click()
    const state = async () => (await page.request.get(`${server.simulatorOrigin}/simulator/state`)).json()
    await expect.poll(async () => (await state()).settings).toMatchObject({ accessTokenTtl: 5, mode: 'extended' })
    await expect.poll(async () => (await state()).accounts[1]).toMatchObject({ id: 'ben', premium: true })
  })

  await test.step('a client is registered, and a refusal says why', async () => {
    await page.getByText('Register a client').click()
    await page.getByLabel('Client id').fill('a:b')
    await page.getByLabel('Secret').fill('s')
    await page.getByLabel('Redirect URIs').fill('http://127.0.0.1/cb')
    await page.getByRole('button', { name: 'Register' }).click()
    await expect(page.getByRole('alert')).toContainText('Not done: body.clientId')
    await page.getByLabel('Client id').fill('mine')
    await page.getByRole('button', { name: 'Register' }).click()
    await expect(page.getByRole('region', { name: 'Clients' }).getByText('mine').first()).toBeVisible()
    await expect(page.getByRole('alert')).toBeHidden()
  })

  await test.step('what a client needs can be copied', async () => {
    await page.getByRole('button', { name: 'Copy token' }).click()
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toBe(`${server.simulatorOrigin}/api/token`)
    await page.getByRole('radio', { name: '.env' }).click()
    await expect(page.getByText('SPOTIFY_CLIENT_ID=scopedeck-local')).toBeVisible()
  })

  expect(await page.evaluate(() => window.shifted())).toEqual([])

  await test.step('it fits, in both themes', async () => {
    for (const width of [1440, 1024, 390]) {
      await page.setViewportSize({ width, height: 900 })
      const size = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(size, `sideways scroll at ${width} px`).toBeLessThanOrEqual(width)
      if (width !== 1024) await checkAccessibility(page)
    }
  })

  await test.step('back to the seeded world asks first', async () => {
    const back = page.getByRole('button', { name: 'Back to the seeded world' })
    await back.click()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByText('It is 59 minutes ahead.')).toBeVisible()
    await back.click()
    await page.getByRole('button', { name: 'Yes' }).click()
    await expect(page.getByText('As it is.')).toBeVisible()
    await expect(requests.getByText('Nothing has come yet.')).toBeVisible()
  })

  expect(await simulator.requests('')).toEqual([])
  expect(mistakes.filter((text) => !text.includes('400'))).toEqual([])
})
