import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { Agent, fetch } from 'undici'
import { describe, expect, test } from 'vitest'
import { isOpensslThere, makeCertificate } from '../../test/harness/certificate.ts'
import { createSimulator, type SimulatorOptions } from './simulator.ts'
import { Script } from './testing/script.ts'

const controlToken = 'a-token-of-the-controls'

async function started(options: Partial<SimulatorOptions>, use: (script: Script, port: number) => Promise<void>) {
  const simulator = await createSimulator({ port: 0, redirectUris: [Script.redirectUri], ...options })
  const address = simulator.app.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  await use(new Script(`http://127.0.0.1:${port}`), port).finally(simulator.close)
}

describe('with a control token', () => {
  test('the controls ask for it, here and elsewhere, and answer to any name', async () => {
    await started({ host: '0.0.0.0', controlToken }, async (script) => {
      const ask = async (headers: Record<string, string>) => {
        const response = await script.send('/simulator/state', { headers })
        return [response.status, response.headers.get('www-authenticate')]
      }
      const challenge = 'Bearer realm="simulator"'
      expect(await ask({})).toEqual([401, challenge])
      expect(await ask({ authorization: 'Bearer another' })).toEqual([401, challenge])
      expect(await ask({ authorization: `Bearer ${controlToken}`, host: 'sim.example' })).toEqual([200, null])
      expect(await ask({ authorization: `Bearer ${controlToken}`, origin: 'https://page.example' })).toEqual([
        403,
        null,
      ])
      expect((await script.send('/v1/me')).status).toBe(401)
      expect((await script.authorize()).status).toBe(200)
    })
  })

  test('a world’s controls ask for it too', async () => {
    await started({ controlToken }, async (script) => {
      const headers = { authorization: `Bearer ${controlToken}` }
      const made = await script.send('/simulator/worlds', { method: 'POST', headers })
      const { id } = (await made.json()) as { id: string }
      expect((await script.send(`/worlds/${id}/simulator/state`)).status).toBe(401)
      expect((await script.send(`/worlds/${id}/simulator/state`, { headers })).status).toBe(200)
    })
  })

  test.each(['0.0.0.0', '::', '192.168.1.7', 'sim.example'])('without one it does not listen at %s', async (host) => {
    await expect(createSimulator({ port: 0, redirectUris: [], host })).rejects.toThrow(
      `${host} is not this machine only, and the controls would be open to everybody: set SIMULATOR_CONTROL_TOKEN.`,
    )
  })
})

describe('with an address of its own', () => {
  const publicOrigin = 'https://sim.example/spotify'

  test('every link and page leads there, also where a proxy asks under another name', async () => {
    await started({ publicOrigin }, async (script) => {
      const { access_token } = await script.signInAt('ada', ['playlist-read-private'])
      const headers = { authorization: `Bearer ${access_token}` }
      const playlists = await (await script.send('/v1/me/playlists?limit=1', { headers })).text()
      const links = playlists.match(/https?:[^"]+/g) ?? []
      expect(links.filter((link) => !link.startsWith(`${publicOrigin}/`))).toEqual([])
      const page = await (await script.authorize()).text()
      expect(page).toContain('action="/spotify/authorize"')
      const consent = await script.consent({}, { headers: { origin: 'https://sim.example' } })
      expect([consent.status, consent.headers.get('set-cookie')]).toEqual([
        302,
        expect.stringContaining('Path=/spotify/authorize;'),
      ])
      expect((await script.consent({}, { headers: { origin: 'https://other.example' } })).status).toBe(403)
      const made = await script.control('POST', 'worlds')
      const { id, baseUrl } = (await made.json()) as { id: string; baseUrl: string }
      expect(baseUrl).toBe(`${publicOrigin}/worlds/${id}`)
    })
  })
})

test('with a certificate made for the start it speaks https to clients that trust it, and to no other', async () => {
  const options = { port: 0, redirectUris: [], publicOrigin: 'https://sim.example', tls: true } as const
  const simulator = await createSimulator(options)
  const { port } = simulator.app.server.address() as AddressInfo
  const connect = { ca: simulator.ca ?? '' }
  for (const [host, servername] of [
    ['localhost', 'localhost'],
    ['127.0.0.1', ''],
    ['localhost', 'sim.example'],
  ]) {
    const dispatcher = new Agent({ connect: { ...connect, ...(servername && { servername }) } })
    expect((await fetch(`https://${host}:${port}/simulator/state`, { dispatcher })).status).toBe(200)
    await dispatcher.close()
  }
  await expect(fetch(`https://localhost:${port}/simulator/state`)).rejects.toThrow()
  const dispatcher = new Agent({ connect: { ...connect, servername: 'other.example' } })
  await expect(fetch(`https://localhost:${port}/simulator/state`, { dispatcher })).rejects.toThrow()
  await dispatcher.close()
  await simulator.close()
})

describe.skipIf(!isOpensslThere)('with a certificate', () => {
  test('it speaks https', async () => {
    const { certificate, key, authority } = makeCertificate('localhost')
    const tls = { cert: readFileSync(certificate, 'utf8'), key: readFileSync(key, 'utf8') }
    const simulator = await createSimulator({ port: 0, redirectUris: [], tls })
    expect(simulator.origin).toMatch(/^https:\/\/localhost:\d+$/)
    const dispatcher = new Agent({ connect: { ca: readFileSync(authority, 'utf8') } })
    const response = await fetch(`${simulator.origin}/simulator/state`, { dispatcher })
    expect([response.status, await response.json()]).toMatchObject([200, { origin: simulator.origin }])
    await dispatcher.close()
    await simulator.close()
  })
})
