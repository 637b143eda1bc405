import { describe, expect } from 'vitest'
import { answerOf, Script } from '../testing/script.ts'
import { test } from '../testing/simulated.ts'

const cookie = { cookie: 'simulator_account=ada' }

describe('the consent page', () => {
  test('names itself, the client, the scopes and the redirect URI', async ({ script }) => {
    const page = await (await script.authorize({ scope: 'user-read-email user-follow-modify' })).text()
    for (const words of [
      'This is the simulator, not Spotify.',
      script.origin,
      'Scopedeck asks for your permission</h1>',
      'Get your real email address.',
      'Manage who you are following.',
      '127.0.0.1:8888</span> either way.',
    ]) {
      expect(page).toContain(words)
    }
    expect(page).not.toContain('<script')
  })

  test('holds the browser to its own stylesheet, and the form to nothing', async ({ script }) => {
    const { headers } = await script.authorize()
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toBe("default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'")
    expect(headers.get('cache-control')).toBe('no-store')
    const styles = await script.send('/consent.css')
    expect(styles.headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect(await styles.text()).toContain('.account-3:checked')
  })

  test('carries whatever state was sent, and runs none of it', async ({ script }) => {
    const state = `"><script>alert('1')</script>&amp;`
    const page = await (await script.authorize({ state })).text()
    expect(page).not.toContain('<script')
    expect(answerOf(await script.consent({ state })).get('state')).toBe(state)
  })

  test('asks for nothing much where no scope is asked for', async ({ script }) => {
    const page = await (await script.authorize()).text()
    expect(page).toContain('publicly available information')
  })

  test('marks as new what an account has not granted yet, for each account', async ({ script }) => {
    await script.consent({ scope: 'user-read-email' })
    const page = await (await script.authorize({ scope: 'user-read-email user-top-read', show_dialog: 'true' })).text()
    expect(page).toContain('Get your real email address.</span> <span class="new for-1 for-2 for-3">new</span>')
    expect(page).toContain(
      'top artists and content.</span> <span class="new for-preselected for-0 for-1 for-2 for-3">new</span>',
    )
  })

  test('has the account selected that decided last in this browser', async ({ script }) => {
    const response = await script.consent({}, { account: 'ben', decision: 'deny' })
    const setCookie = response.headers.get('set-cookie') ?? ''
    expect(setCookie).toBe('simulator_account=ben; Path=/authorize; HttpOnly; SameSite=Lax')
    const page = await (await script.authorize({}, { cookie: setCookie.split(';')[0] ?? '' })).text()
    expect(page).toContain('<option value="ben" class="account-1" selected>')
  })
})

describe('an answer', () => {
  test('brings a code and the state back', async ({ script }) => {
    const response = await script.consent({ state: 'ä state+1' })
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toMatch(/^http:\/\/127\.0\.0\.1:8888\/auth\/callback\?code=sim_code_/)
    expect(answerOf(response).get('state')).toBe('ä state+1')
  })

  test('of no brings access_denied and makes no grant', async ({ script }) => {
    const response = await script.consent({}, { decision: 'deny' })
    expect(response.headers.get('location')).toBe(`${Script.redirectUri}?error=access_denied&state=a+state`)
    expect(await (await script.control('GET', 'state')).json()).toMatchObject({ grants: [] })
  })

  test('brings no state where none was sent', async ({ script }) => {
    expect([...answerOf(await script.consent({ state: undefined })).keys()]).toEqual(['code'])
  })

  test('goes to any port of a loopback address registered without one', async ({ script }) => {
    const redirectUris = ['http://127.0.0.1/cb?keep=1']
    await script.control('POST', 'clients', { clientId: 'native', clientSecret: 's', redirectUris })
    const asked = { client_id: 'native', redirect_uri: 'http://127.0.0.1:51234/cb?keep=1', state: undefined }
    const { headers } = await script.consent(asked, { decision: 'deny' })
    expect(headers.get('location')).toBe('http://127.0.0.1:51234/cb?keep=1&error=access_denied')
  })

  test('of an unknown account, or of neither kind, stops on the page', async ({ script }) => {
    const post = (different: Record<string, string>) =>
      script.send('/authorize', { method: 'POST', body: script.parameters(different) })
    expect(await (await post({ account: 'zoe', decision: 'approve' })).text()).toBe('Unknown account')
    expect((await post({ account: 'ada', decision: 'perhaps' })).status).toBe(400)
    expect((await post({})).status).toBe(400)
  })

  test('counts from the simulator’s own page only', async ({ script }) => {
    for (const headers of [
      { origin: 'http://127.0.0.1:8888' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      expect((await script.consent({}, { headers })).status).toBe(403)
    }
    expect(
      (await script.consent({}, { headers: { origin: script.origin, 'sec-fetch-site': 'same-origin' } })).status,
    ).toBe(302)
  })
})

describe('the redirect without the page', () => {
  test('is for an account that has granted all of it before', async ({ script }) => {
    await script.consent({ scope: 'user-read-email user-top-read' })
    const response = await script.authorize({ scope: 'user-top-read' }, cookie)
    expect([response.status, answerOf(response).has('code')]).toEqual([302, true])
  })

  test('is not for a new scope, a wanted dialog, an unknown account or a revoked grant', async ({ script }) => {
    await script.consent({ scope: 'user-top-read' })
    expect((await script.authorize({ scope: 'user-top-read user-read-email' }, cookie)).status).toBe(200)
    expect((await script.authorize({ scope: 'user-top-read', show_dialog: 'true' }, cookie)).status).toBe(200)
    expect((await script.authorize({ scope: 'user-top-read' })).status).toBe(200)
    expect((await script.authorize({ scope: 'user-top-read' }, { cookie: 'simulator_account=ben' })).status).toBe(200)
    await script.control('POST', 'grants/revoke')
    expect((await script.authorize({ scope: 'user-top-read' }, cookie)).status).toBe(200)
  })

  test('is not for a grant that has expired', async ({ script }) => {
    await script.consent({ scope: 'user-top-read' })
    await script.control('POST', 'clock', { advance: '6mo' })
    expect((await script.authorize({ scope: 'user-top-read' }, cookie)).status).toBe(200)
  })

  test('is for every account when the settings give the consent', async ({ script }) => {
    await script.control('PATCH', 'settings', { autoApprove: 'ben' })
    const code = answerOf(await script.authorize({ show_dialog: 'true' })).get('code') ?? ''
    expect((await script.redeem(code)).status).toBe(200)
    expect(await (await script.control('GET', 'state')).json()).toMatchObject({ grants: [{ account: 'ben' }] })
  })

  test('is not for a request that fails a check', async ({ script }) => {
    await script.control('PATCH', 'settings', { autoApprove: true })
    expect((await script.authorize({ scope: 'nonsense' })).status).toBe(400)
  })
})
