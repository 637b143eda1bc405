import { describe, expect } from 'vitest'
import { answerOf, Script } from './testing/script.ts'
import { startedAt, test } from './testing/simulated.ts'

interface World {
  id: string
  baseUrl: string
  clientId: string
  clientSecret: string
}

async function createWorld(script: Script): Promise<World> {
  const response = await script.control('POST', 'worlds')
  expect(response.status).toBe(201)
  return (await response.json()) as World
}

/** A script for each of two worlds that stand beside the root. */
async function twoWorlds(script: Script): Promise<[Script, Script]> {
  const [one, other] = [await createWorld(script), await createWorld(script)]
  return [new Script(one.baseUrl), new Script(other.baseUrl)]
}

const statusOf = async (script: Script, token: string) => (await script.me(token)).status
const aheadOf = async (script: Script) => (await (await script.control('GET', 'conditions')).json()) as object

describe('a world', () => {
  test('stands below an address of its own, with a client of its own', async ({ script }) => {
    const world = await createWorld(script)
    expect(world).toEqual({
      id: expect.stringMatching(/^[a-z0-9]{12}$/),
      baseUrl: `${script.origin}/worlds/${world.id}`,
      clientId: 'scopedeck-local',
      clientSecret: 'scopedeck-local-secret',
    })
    expect(await (await script.control('GET', 'worlds')).json()).toMatchObject({
      worlds: expect.arrayContaining([world]),
    })
  })

  test('takes the whole code flow, on pages whose addresses stay in it', async ({ script }) => {
    const world = new Script((await createWorld(script)).baseUrl)
    const page = await (await world.authorize({ scope: 'user-top-read' })).text()
    const path = new URL(world.origin).pathname
    expect(page).toContain(`action="${path}/authorize"`)
    expect(page).toContain(`href="${path}/consent.css"`)
    const consent = await world.consent({ scope: 'user-top-read' }, { account: 'ben' })
    expect(consent.headers.get('set-cookie')).toContain(`Path=${path}/authorize;`)
    const tokens = (await (await world.redeem(answerOf(consent).get('code') ?? '')).json()) as { access_token: string }
    expect(await (await world.me(tokens.access_token)).json()).toMatchObject({ id: 'ben' })
  })

  test('leads to itself with every link in its answers', async ({ script }) => {
    const world = new Script((await createWorld(script)).baseUrl)
    const { access_token } = await world.signInAt('ada', ['playlist-read-private', 'user-read-playback-state'])
    const headers = { authorization: `Bearer ${access_token}` }
    for (const path of ['/v1/me/playlists?limit=2', '/v1/me/player', '/v1/search?q=ferry&type=album,artist']) {
      const text = await (await world.send(path, { headers })).text()
      const links = text.match(/http:[^"]+/g) ?? []
      expect(links.length).toBeGreaterThan(3)
      expect(links.filter((link) => !link.startsWith(`${world.origin}/`))).toEqual([])
    }
    const { next } = (await (await world.send('/v1/me/playlists?limit=2', { headers })).json()) as { next: string }
    expect((await world.send(next.slice(world.origin.length), { headers })).status).toBe(200)
    const [link = ''] = /[^"]+\/open\/album[^"]+/.exec(
      await (await world.send('/v1/search?q=ferry&type=album', { headers })).text(),
    ) ?? ['']
    const open = await (await world.send(link.slice(world.origin.length))).text()
    const picture = /<img src="([^"]+)"/.exec(open)?.[1] ?? ''
    expect((await script.send(picture)).headers.get('content-type')).toContain('image/svg+xml')
  })

  test('knows no token of another, and another none of its own', async ({ script }) => {
    const scripts = [script, ...(await twoWorlds(script))]
    for (const issuer of scripts) {
      const { access_token, refresh_token } = await issuer.signInAt('ada', [])
      for (const other of scripts) {
        expect(await statusOf(other, access_token)).toBe(other === issuer ? 200 : 401)
        expect((await other.refresh(refresh_token)).status).toBe(other === issuer ? 200 : 400)
      }
    }
  })

  test('keeps what happens in it to itself: changes, clock, faults, settings, log', async ({ script }) => {
    const [one, other] = await twoWorlds(script)
    const { access_token } = await one.signInAt('ada', ['playlist-modify-private', 'playlist-read-private'])
    const headers = { authorization: `Bearer ${access_token}` }
    const before = await (await other.control('GET', 'state')).json()
    await one.send('/v1/me/playlists', { method: 'POST', headers, body: '{"name":"Mine","public":false}' })
    await one.control('POST', 'clock', { advance: '1h' })
    await one.control('PATCH', 'settings', { mode: 'extended' })
    await one.control('PATCH', 'accounts/ben', { premium: true, devices: [] })
    await one.control('POST', 'faults', { match: { path: '/v1/me' }, effect: { status: 503 } })
    expect(await statusOf(one, access_token)).toBe(503)
    expect(await aheadOf(one)).toEqual({ aheadMs: 3_600_000, faults: 1, settings: 1 })
    expect(await (await other.control('GET', 'state')).json()).toEqual(before)
    expect((await one.requests('/v1/me')).map(({ path }) => path)).toEqual(['/v1/me/playlists', '/v1/me'])
    expect([await other.requests(), await script.requests()]).toEqual([[], []])
    const theirs = await other.signInAt('ada', ['playlist-read-private'])
    const playlists = await other.send('/v1/me/playlists', {
      headers: { authorization: `Bearer ${theirs.access_token}` },
    })
    expect(await playlists.text()).not.toContain('"Mine"')
  })

  test('is reset by itself, and a reset of the root leaves it alone', async ({ script }) => {
    const [one, other] = await twoWorlds(script)
    for (const world of [one, other]) await world.control('POST', 'clock', { advance: '1h' })
    await one.control('POST', 'reset')
    await script.control('POST', 'reset')
    expect([await aheadOf(one), await aheadOf(other)]).toEqual([
      { aheadMs: 0, faults: 0, settings: 0 },
      { aheadMs: 3_600_000, faults: 0, settings: 0 },
    ])
  })

  test('is gone when it is deleted, and says so', async ({ script }) => {
    const { id, baseUrl } = await createWorld(script)
    expect((await script.control('DELETE', `worlds/${id}`)).status).toBe(204)
    const gone = await new Script(baseUrl).send('/v1/me')
    expect([gone.status, await gone.json()]).toEqual([
      404,
      { error: { status: 404, message: `There is no world “${id}”. POST /simulator/worlds makes one.` } },
    ])
    const again = await script.control('DELETE', `worlds/${id}`)
    expect([again.status, await again.json()]).toEqual([
      404,
      { error: expect.stringContaining(`There is no world “${id}”.`) },
    ])
  })
})

describe('signing in without a browser', () => {
  test('gives a token set that works, and that refreshes with the secret and without', async ({ script }) => {
    const tokens = await script.signInAt('ben', ['user-top-read', 'user-read-email'])
    expect(tokens).toEqual({
      access_token: expect.stringMatching(/^sim_access_/),
      token_type: 'Bearer',
      scope: 'user-top-read user-read-email',
      expires_in: 3600,
      refresh_token: expect.stringMatching(/^sim_refresh_/),
    })
    expect(await (await script.me(tokens.access_token)).json()).toMatchObject({ id: 'ben' })
    const form = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token, client_id: 'scopedeck-local' }
    expect((await script.token(form, '')).status).toBe(200)
    expect((await script.token(form)).status).toBe(200)
    const { grants } = (await (await script.control('GET', 'state')).json()) as { grants: unknown[] }
    expect(grants).toMatchObject([{ account: 'ben', client: 'scopedeck-local', authorizedAt: startedAt }])
  })

  test('acts for the client that is named', async ({ script }) => {
    await script.control('POST', 'clients', { clientId: 'mine', clientSecret: 's', redirectUris: [] })
    const { access_token } = await script.signInAt('ada', [], 'mine')
    await script.me(access_token)
    expect(await script.requests('/v1/me')).toMatchObject([{ client: 'mine' }])
  })

  test.for<[body: unknown, status: number, error: string]>([
    [{}, 400, "body must have required property 'account'"],
    [{ account: 'zoe' }, 404, 'There is no account “zoe”. There are: ada, ben, cleo, dov.'],
    [{ account: 'ada', clientId: 'x' }, 404, 'There is no client “x”. There are: scopedeck-local.'],
    [{ account: 'ada', scopes: ['user-top-read', 'user-topread'] }, 400, 'Unknown scope: user-topread. There are: '],
    [{ account: 'ada', scope: 'a' }, 400, 'body must not have additional properties: scope'],
  ])('refuses %j', async ([body, status, error], { script }) => {
    const refused = await script.control('POST', 'sign-in', body)
    expect([refused.status, await refused.json()]).toEqual([status, { error: expect.stringContaining(error) }])
  })
})
