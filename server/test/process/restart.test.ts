import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'
import { settingsFor } from '../harness/open-app.ts'
import { startProcess } from '../harness/start-process.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'
import { testPort } from '../harness/test-port.ts'

const scopes = ['user-top-read']
const key = () => randomBytes(32).toString('base64')
const call = (browser: Browser) => browser.call('/me/top/tracks?limit=1')

test('a restart keeps sessions and sign-ins under way, with keys from the data folder', async ({ simulator }) => {
  await simulator.reset()
  const folder = temporaryFolder()
  const { SESSION_KEYS: _, ...settings } = settingsFor(simulator.origin)
  const first = await startProcess({ ...settings, SESSION_STORE: 'sqlite:.data/deck.db' }, folder)
  const ada = await first.signIn({ scopes })
  const ben = first.browser()
  const response = await ben.visitConsent(await ben.begin({ scopes, returnTo: '/player' }), { account: 'ben' })
  expect(await first.end()).toEqual({ code: 0, signal: null })

  const second = await startProcess({ ...settings, SESSION_STORE: 'sqlite:.data/deck.db' }, folder)
  const benAgain = second.browser().carrying(ben)
  expect((await call(second.browser().carrying(ada))).status).toBe(200)
  expect((await benAgain.comeBack(response)).location).toBe('/player')
  expect(await benAgain.session()).toMatchObject({ account: { id: 'ben' } })
  for (const server of [first, second]) server.leakDetector.assertNoLeaks()
})

test('so does one with its own simulator: signed-in sessions go on', async () => {
  const folder = temporaryFolder()
  const settings = { PORT: String(await testPort()), SIMULATOR_PORT: String(await testPort()) }
  const first = await startProcess(settings, folder)
  const ada = await first.signIn({ scopes })
  await first.end('SIGKILL')
  const second = await startProcess(settings, folder)
  const again = second.browser().carrying(ada)
  expect((await call(again)).status).toBe(200)
  expect((await again.act('POST', '/auth/refresh')).status).toBe(200)
})

test('keys rotate without ending sessions, and without a stolen old key opening new ones', async ({ startApp }) => {
  const file = `sqlite:${join(temporaryFolder(), 'deck.db')}`
  const [old, middle, fresh] = [key(), key(), key()]
  const open = (...keys: string[]) => startApp({ SESSION_STORE: file, SESSION_KEYS: keys.join(',') })
  const ada = await (await open(old)).signIn({ scopes })
  const pending = (await open(old)).browser()
  const response = await pending.visitConsent(await pending.begin({ returnTo: '/late' }))

  const rotated = await open(middle, old)
  const carried = rotated.browser().carrying(ada)
  const answer = await call(carried)
  expect([answer.status, answer.setCookies.length]).toEqual([200, 1])
  expect((await rotated.browser().carrying(pending).comeBack(response)).location).toBe('/late')

  const again = await open(fresh, middle)
  expect((await call(again.browser().carrying(carried))).status).toBe(200)
  expect(await again.browser().worthOf(ada.sessionCookie)).toEqual([false, 401])
})
