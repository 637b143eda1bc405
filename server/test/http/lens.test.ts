import { describe, expect } from 'vitest'
import { type OperationId, operation, operationIds } from '../../contract/operations.ts'
import { namedScopes } from '../../contract/requirements.ts'
import { scopes as allScopes, type Scope } from '../../contract/scopes.ts'
import { Script } from '../../src/simulator/testing/script.ts'
import { Caller } from '../conformance/caller.ts'
import { calls } from '../conformance/calls.ts'
import { filledPath, type SampleCall } from '../conformance/sample-call.ts'
import { findSamples, type Samples } from '../conformance/samples.ts'
import type { Answer } from '../harness/answer.ts'
import type { Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'
import { sharedStores } from '../harness/shared-store.ts'

const json = { 'content-type': 'application/json' }
const scopes = ['user-top-read', 'user-read-playback-state', 'user-read-email', 'user-read-private']

const withhold = (browser: Browser, withheldScopes: readonly string[]) =>
  browser.act('PUT', '/api/lens', { headers: json, body: JSON.stringify({ withheldScopes }) })

const topTracks = (browser: Browser, offset = 0) => browser.call(`/me/top/tracks?limit=1&offset=${offset}`)

describe('a scope that is switched off', () => {
  test('is refused by name, Spotify is not called, and the session says so, until it is switched on', async ({
    startApp,
    simulator,
  }) => {
    const ada = await (await startApp()).signIn({ scopes })
    expect((await withhold(ada, ['user-top-read'])).json()).toMatchObject({
      grantedScopes: scopes,
      withheldScopes: ['user-top-read'],
    })
    const refused = await topTracks(ada)
    expect(refused.json()).toMatchObject({
      code: 'insufficient-scope',
      detail: 'Switched off in the lens: user-top-read. Spotify was not called.',
      missingScopes: ['user-top-read'],
    })
    expect(refused.headers['x-scopes-granted']).not.toContain('user-top-read')
    expect(await simulator.requests('/v1/me/top')).toEqual([])
    expect(await ada.session()).toMatchObject({ withheldScopes: ['user-top-read'] })
    expect((await withhold(ada, [])).json().withheldScopes).toEqual([])
    expect((await topTracks(ada)).status).toBe(200)
  })

  test('stays so over a refresh and a restart, and ends with the session', async ({ startApp, simulator }) => {
    const share = await sharedStores.memory?.()
    const first = await startApp(share?.settings, share?.extras)
    const ada = await first.signIn({ scopes })
    await withhold(ada, ['user-top-read'])
    expect((await ada.act('POST', '/auth/refresh')).json().withheldScopes).toEqual(['user-top-read'])
    expect(await simulator.tokenCalls('refresh_token')).toBe(1)
    await first.goDown()
    const second = await startApp(share?.settings, share?.extras)
    const later = second.browser().carrying(ada)
    expect((await topTracks(later)).status).toBe(403)
    await later.signIn({ scopes })
    expect(await later.session()).toMatchObject({ withheldScopes: [] })
    expect((await topTracks(later)).status).toBe(200)
  })

  test('is one of the granted ones, chosen by our own pages', async ({ startApp }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    expect((await withhold(ada, ['user-follow-read'])).json().withheldScopes).toEqual([])
    expect((await withhold(ada, ['no-such-scope'])).json().code).toBe('invalid-request')
    const body = JSON.stringify({ withheldScopes: scopes })
    expect((await ada.send('/api/lens', { method: 'PUT', headers: json, body })).json().code).toBe('csrf')
    expect((await withhold(app.browser(), [])).json().code).toBe('sign-in-required')
    expect((await topTracks(ada)).status).toBe(200)
  })
})

test.for(Object.entries(sharedStores))(
  'a scope that is switched off in one server is refused by the other, and every open stream is told: %s',
  async ([, share], { startApp }) => {
    const { settings, extras } = await share()
    const [here, there] = [await startApp(settings, extras), await startApp(settings, extras)]
    const ada = await here.signIn({ scopes })
    const adaThere = there.browser().carrying(ada)
    expect((await topTracks(adaThere)).status).toBe(200)
    const [flow, playback] = [await adaThere.readEvents('/api/flow/events'), await adaThere.listen()]
    await playback.nth('playback', 1)
    await flow.nth('record', 1)
    await withhold(ada, ['user-top-read'])
    await Promise.all([flow.nth('session', 1), playback.nth('session', 1)])
    expect((await topTracks(adaThere, 1)).status).toBe(403)
    await withhold(ada, ['user-top-read', 'user-read-playback-state'])
    expect((await playback.nth('ended', 1)).data).toMatchObject({ code: 'insufficient-scope' })
    await flow.nth('session', 2)
    expect((await adaThere.listen()).status).toBe(403)
  },
)

describe('the answer without a scope', () => {
  const bodyOf = ({ text }: Answer): unknown => (text === '' ? undefined : JSON.parse(text))
  const isRead = (id: OperationId) => operation(id).method === 'GET'

  const send = (browser: Browser, samples: Samples, id: OperationId, call: SampleCall): Promise<Answer> => {
    const { method, path } = operation(id)
    const query = new URLSearchParams(Object.entries(call.query ?? {}).map(([name, value]) => [name, String(value)]))
    const isJpeg = typeof call.body === 'string'
    const body = call.body === undefined ? undefined : isJpeg ? String(call.body) : JSON.stringify(call.body)
    return browser.call(`${filledPath(path, samples, call)}${query.size > 0 ? `?${query}` : ''}`, {
      method,
      ...(body !== undefined && { body, headers: isJpeg ? { 'content-type': 'image/jpeg' } : json }),
    })
  }

  /** Every call of the operations that name the scope; for playlists once with a public and once with a private one. */
  const callsNaming = (scope: Scope, samples: Samples) =>
    operationIds
      .filter((id) => namedScopes(operation(id).requirement).includes(scope))
      .flatMap((id) =>
        calls[id](samples)
          .filter(({ as }) => as === undefined)
          .map((call) => ({ id, call })),
      )

  test.for(['development', 'extended'])(
    'is that of a grant that never held it, for every operation and scope: in %s mode',
    { timeout: 60_000 },
    async (mode, { startApp, simulator }) => {
      await simulator.settings({ mode })
      const app = await startApp()
      const samples = await findSamples(await Caller.signedIn(new Script(simulator.origin), 'ada'))
      const everything = await app.signIn({ scopes: allScopes })
      const differences: string[] = []
      for (const scope of allScopes) {
        const without = await app.signIn({ scopes: allScopes.filter((other) => other !== scope) })
        await withhold(everything, [scope])
        for (const { id, call } of callsNaming(scope, samples)) {
          const [asIf, truly] = [await send(everything, samples, id, call), await send(without, samples, id, call)]
          const told = `${id} without ${scope}: ${asIf.status}, truly ${truly.status}`
          if (asIf.status !== truly.status) differences.push(told)
          else if (asIf.status < 300 && isRead(id) && JSON.stringify(bodyOf(asIf)) !== JSON.stringify(bodyOf(truly)))
            differences.push(`${told}, another body`)
        }
      }
      expect(differences).toEqual([])
    },
  )
})
