import { describe, expect } from 'vitest'
import { basic, Script } from '../testing/script.ts'
import { test } from '../testing/simulated.ts'

interface Refreshed {
  access_token: string
  refresh_token?: string
}

function refusal(error: string, description: string) {
  return [400, { error, error_description: description }]
}

test('a refresh token is good for new access tokens, and stays', async ({ script }) => {
  const { access_token, refresh_token } = await script.signIn('user-top-read')
  const response = await script.refresh(refresh_token)
  const body = (await response.json()) as Refreshed
  expect([response.status, body]).toEqual([
    200,
    {
      access_token: expect.stringMatching(/^sim_access_/),
      token_type: 'Bearer',
      scope: 'user-top-read',
      expires_in: 3600,
    },
  ])
  expect(body.access_token).not.toBe(access_token)
  expect((await script.me(access_token)).status).toBe(200)
  expect((await script.me(body.access_token)).status).toBe(200)
  expect((await script.refresh(refresh_token)).status).toBe(200)
})

describe('a refresh token is refused', () => {
  test('when it is missing', async ({ script }) => {
    const response = await script.token({ grant_type: 'refresh_token' })
    expect([response.status, await response.json()]).toEqual(
      refusal('invalid_request', 'refresh_token must be supplied'),
    )
  })

  test('when it was never issued', async ({ script }) => {
    const response = await script.refresh('sim_refresh_x')
    expect([response.status, await response.json()]).toEqual(refusal('invalid_grant', 'Invalid refresh token'))
  })

  test('when it is another client’s', async ({ script }) => {
    await script.control('POST', 'clients', {
      clientId: 'other',
      clientSecret: 's',
      redirectUris: [Script.redirectUri],
    })
    const { refresh_token } = await script.signIn()
    const response = await script.refresh(refresh_token, basic('other', 's'))
    expect([response.status, await response.json()]).toEqual(refusal('invalid_grant', 'Invalid refresh token'))
  })

  test('when the client that got it by its secret comes without', async ({ script }) => {
    const { refresh_token } = await script.signIn()
    const form = { grant_type: 'refresh_token', refresh_token, client_id: 'scopedeck-local' }
    const response = await script.token(form, '')
    expect([response.status, await response.json()]).toEqual(refusal('invalid_client', 'Invalid client secret'))
  })

  test('when the account took the grant back; other accounts keep theirs', async ({ script }) => {
    const [ada, ben] = [await script.signIn('', 'ada'), await script.signIn('', 'ben')]
    await script.control('POST', 'grants/revoke', { account: 'ada' })
    const response = await script.refresh(ada.refresh_token)
    expect([response.status, await response.json()]).toEqual(refusal('invalid_grant', 'Refresh token revoked'))
    expect((await script.me(ada.access_token)).status).toBe(401)
    expect((await script.refresh(ben.refresh_token)).status).toBe(200)
  })

  test('six months after the consent, however often it was used', async ({ script }) => {
    const { refresh_token } = await script.signIn()
    await script.control('POST', 'clock', { advance: '179d23h59m59s' })
    expect((await script.refresh(refresh_token)).status).toBe(200)
    await script.control('POST', 'clock', { advance: '1s' })
    const response = await script.refresh(refresh_token)
    expect([response.status, await response.json()]).toEqual(refusal('invalid_grant', 'Refresh token expired'))
  })

  test('after the life the settings give it', async ({ script }) => {
    await script.control('PATCH', 'settings', { grantLifetime: 60 })
    const { refresh_token } = await script.signIn()
    await script.control('POST', 'clock', { advance: '1m' })
    expect(await (await script.refresh(refresh_token)).json()).toMatchObject({
      error_description: 'Refresh token expired',
    })
  })
})

describe('with rotation', () => {
  test('every refresh brings the next refresh token', async ({ script }) => {
    await script.control('PATCH', 'settings', { rotateRefreshTokens: true })
    const { refresh_token: first } = await script.signIn()
    const { refresh_token: second = '' } = (await (await script.refresh(first)).json()) as Refreshed
    expect(second).toMatch(/^sim_refresh_/)
    const { refresh_token: third } = (await (await script.refresh(second)).json()) as Refreshed
    expect(new Set([first, second, third]).size).toBe(3)
  })

  test('one used again takes the whole grant with it', async ({ script }) => {
    await script.control('PATCH', 'settings', { rotateRefreshTokens: true })
    const { refresh_token } = await script.signIn()
    const next = (await (await script.refresh(refresh_token)).json()) as Refreshed
    expect((await script.me(next.access_token)).status).toBe(200)
    const response = await script.refresh(refresh_token)
    expect([response.status, await response.json()]).toEqual(refusal('invalid_grant', 'Refresh token revoked'))
    expect(await (await script.refresh(next.refresh_token ?? '')).json()).toMatchObject({
      error_description: 'Refresh token revoked',
    })
    expect((await script.me(next.access_token)).status).toBe(401)
  })
})

describe('an access token', () => {
  test('ends after the seconds promised, by the simulator’s clock', async ({ script }) => {
    await script.control('PATCH', 'settings', { accessTokenTtl: 5 })
    const { access_token, expires_in } = await script.signIn()
    expect(expires_in).toBe(5)
    await script.control('POST', 'clock', { advance: '4999ms' })
    expect((await script.me(access_token)).status).toBe(200)
    await script.control('POST', 'clock', { advance: '1ms' })
    const response = await script.me(access_token)
    expect([response.status, await response.json()]).toEqual([
      401,
      { error: { status: 401, message: 'Missing/invalid/expired access token' } },
    ])
    expect(response.headers.get('www-authenticate')).toContain('The access token expired')
  })

  test('ends at once on command, for one account or for all', async ({ script }) => {
    const [ada, ben] = [await script.signIn('', 'ada'), await script.signIn('', 'ben')]
    await script.control('POST', 'tokens/expire', { account: 'ada' })
    expect((await script.me(ada.access_token)).status).toBe(401)
    expect((await script.me(ben.access_token)).status).toBe(200)
    await script.control('POST', 'tokens/expire')
    expect((await script.me(ben.access_token)).status).toBe(401)
    expect((await script.refresh(ada.refresh_token)).status).toBe(200)
  })
})
