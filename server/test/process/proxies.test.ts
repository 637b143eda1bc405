import { join } from 'node:path'
import { request } from 'undici'
import { describe, expect } from 'vitest'
import { Browser } from '../harness/browser.ts'
import { isOpensslThere } from '../harness/certificate.ts'
import { test } from '../harness/fixtures.ts'
import { LeakDetector } from '../harness/leak-detector.ts'
import { startLoad } from '../harness/load.ts'
import { publicUrl, settingsFor } from '../harness/open-app.ts'
import { proxies, type ReverseProxy, startProxy } from '../harness/proxies.ts'
import type { ServerProcess } from '../harness/server-process.ts'
import type { Simulator } from '../harness/simulator.ts'
import { startProcess } from '../harness/start-process.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'

const scopes = ['user-read-playback-state', 'user-modify-playback-state', 'user-top-read']

const visitor = ({ connections }: ReverseProxy) =>
  new Browser({ origin: publicUrl, publicUrl }, new LeakDetector(), connections)

describe.for(proxies)('behind $name, as we hand it out', { timeout: 180_000 }, (program) => {
  const isReady = program.isThere && isOpensslThere

  async function startDecks(simulator: Simulator) {
    await simulator.reset()
    const settings = {
      ...settingsFor(simulator.origin),
      ...program.settings,
      PUBLIC_URL: publicUrl,
      TRUST_PROXY: 'loopback',
      SESSION_STORE: `sqlite:${join(temporaryFolder(), 'deck.db')}`,
    }
    const servers: [ServerProcess, ServerProcess] = [await startProcess(settings), await startProcess(settings)]
    return { servers, settings, proxy: await startProxy(program, servers) }
  }

  test.runIf(isReady)(
    'one signs in over https of TLS 1.2 or 1.3, with the strictest cookie, by an address of one’s own; http leads there, and metrics are kept back',
    async ({ simulator }) => {
      const { servers, proxy } = await startDecks(simulator)
      const plain = await request(`${proxy.plainOrigin}/player?x=1`, { headers: { host: 'deck.example' } })
      expect([plain.statusCode, String(plain.headers.location)]).toEqual([308, `${publicUrl}/player?x=1`])
      for (const version of ['TLSv1.3', 'TLSv1.2'] as const) expect(await proxy.connectWith(version)).toBe(version)
      for (const version of ['TLSv1.1', 'TLSv1'] as const)
        await expect(proxy.connectWith(version)).rejects.toMatchObject({ code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' })

      const ada = visitor(proxy)
      expect((await ada.get('/metrics')).status).toBe(404)
      const begun = await ada.get(`/auth/sign-in?scope=${scopes.join('+')}&returnTo=/player`)
      expect(begun.headers['strict-transport-security']).toMatch(/^max-age=\d{7,}/)
      const finished = await ada.comeBack(await ada.visitConsent(new URL(begun.location)), {
        headers: { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-host': 'evil.example' },
      })
      expect(finished.location).toBe('/player')
      expect(finished.setCookies.join()).toMatch(/__Host-Http-session=.*Secure/)
      const calls = await Promise.all(Array.from({ length: 10 }, () => ada.call('/me/top/tracks')))
      expect(new Set(calls.map(({ status }) => status))).toEqual(new Set([200]))
      const logged = servers.map(({ output }) => output).join('')
      expect(logged).toContain('"client":"127.0.0.1"')
      expect(logged).not.toMatch(/203\.0\.113\.9|evil\.example/)
    },
  )

  test.runIf(isReady)(
    'of thirty sign-ins begun at once the newest is finished, and what plays is told as it changes',
    async ({ simulator }) => {
      const { proxy } = await startDecks(simulator)
      const ada = visitor(proxy)
      let begun = await ada.begin({ scopes, returnTo: '/0' })
      for (let time = 1; time < 30; time += 1)
        begun = await ada.begin({ scopes, returnTo: `/${'x'.repeat(200)}/${time}` })
      expect((await ada.comeBack(await ada.visitConsent(begun))).location).toMatch(/\/29$/)

      const listening = await ada.listen()
      await listening.nth('playback', 1)
      const heard = listening.nth('playback', 2)
      const [, isPlaying] = listening.playing ?? []
      await ada.call(isPlaying ? '/me/player/pause' : '/me/player/play', { method: 'PUT' })
      await heard
      listening.close()
    },
  )

  test.runIf(isReady)(
    'the servers are restarted one after the other under load, and no request fails',
    async ({ simulator }) => {
      const { servers, settings, proxy } = await startDecks(simulator)
      const ada = visitor(proxy)
      await ada.signIn({ scopes })
      // A session may be refreshed twenty times a minute.
      const others = Array.from({ length: 20 }, () => visitor(proxy))
      for (const other of others) await other.signIn({ scopes })
      let refreshes = 0
      const load = startLoad([
        () => ada.call('/me/top/tracks?limit=1'),
        () => ada.get('/api/session'),
        () => (others[refreshes++ % others.length] ?? ada).act('POST', '/auth/refresh'),
      ])
      for (const server of servers) {
        await load.served(30)
        expect(await server.end()).toEqual({ code: 0, signal: null })
        await startProcess({ ...settings, PORT: new URL(server.origin).port })
        await load.served(30)
      }
      await load.stop()
      expect(load.failures).toEqual([])
    },
  )
})
