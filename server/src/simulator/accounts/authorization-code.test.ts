import { describe, expect } from 'vitest'
import { basic, challengeOf, Script } from '../testing/script.ts'
import { test } from '../testing/simulated.ts'

const challenge = { code_challenge: challengeOf(Script.verifier), code_challenge_method: 'S256' }
const verifier = { code_verifier: Script.verifier }

function refusal(error: string, description: string) {
  return [400, { error, error_description: description }]
}

test('a code becomes tokens', async ({ script }) => {
  const response = await script.redeem(await script.code({ scope: 'user-top-read user-read-email' }))
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({
    access_token: expect.stringMatching(/^sim_access_/),
    token_type: 'Bearer',
    scope: 'user-top-read user-read-email',
    expires_in: 3600,
    refresh_token: expect.stringMatching(/^sim_refresh_/),
  })
})

describe('a code is refused', () => {
  for (const name of ['code', 'redirect_uri']) {
    test(`without ${name}`, async ({ script }) => {
      const response = await script.redeem(await script.code(), { [name]: undefined })
      expect([response.status, await response.json()]).toEqual(refusal('invalid_request', `${name} must be supplied`))
    })
  }

  test('that was never given', async ({ script }) => {
    const response = await script.redeem('sim_code_x')
    expect([response.status, await response.json()]).toEqual(refusal('invalid_grant', 'Invalid authorization code'))
  })

  test('that is another client’s, and stays good for its own', async ({ script }) => {
    await script.control('POST', 'clients', {
      clientId: 'other',
      clientSecret: 's',
      redirectUris: [Script.redirectUri],
    })
    const code = await script.code()
    const response = await script.redeem(code, {}, basic('other', 's'))
    expect([response.status, await response.json()]).toEqual(refusal('invalid_grant', 'Invalid authorization code'))
    expect((await script.redeem(code)).status).toBe(200)
  })

  test('the second time, and takes the tokens of the first with it', async ({ script }) => {
    const code = await script.code()
    const tokens = (await (await script.redeem(code)).json()) as { access_token: string; refresh_token: string }
    const response = await script.redeem(code)
    expect([response.status, await response.json()]).toEqual(refusal('invalid_grant', 'Invalid authorization code'))
    expect(await (await script.refresh(tokens.refresh_token)).json()).toMatchObject({
      error_description: 'Refresh token revoked',
    })
    expect((await script.me(tokens.access_token)).status).toBe(401)
  })

  test('after ten minutes, to the millisecond', async ({ script }) => {
    const [early, late] = [await script.code(), await script.code()]
    await script.control('POST', 'clock', { advance: '9m59s999ms' })
    expect((await script.redeem(early)).status).toBe(200)
    await script.control('POST', 'clock', { advance: '1ms' })
    const response = await script.redeem(late)
    expect([response.status, await response.json()]).toEqual(refusal('invalid_grant', 'Authorization code expired'))
  })

  test('with another redirect URI than the request’s', async ({ script }) => {
    const response = await script.redeem(await script.code(), { redirect_uri: `${Script.redirectUri}/` })
    expect([response.status, await response.json()]).toEqual(refusal('invalid_grant', 'Invalid redirect URI'))
  })

  test('once the account took its grant back', async ({ script }) => {
    const code = await script.code()
    await script.control('POST', 'grants/revoke', { account: 'ada' })
    const response = await script.redeem(code)
    expect([response.status, await response.json()]).toEqual(refusal('invalid_grant', 'Invalid authorization code'))
  })
})

describe('a code with a challenge', () => {
  test('wants its verifier, even from a client that proved its secret', async ({ script }) => {
    const code = await script.code(challenge)
    const response = await script.redeem(code)
    expect([response.status, await response.json()]).toEqual(
      refusal('invalid_request', 'code_verifier must be supplied'),
    )
    expect((await script.redeem(code, verifier)).status).toBe(200)
  })

  for (const wrong of [`${Script.verifier}x`, 'short', challengeOf(Script.verifier)]) {
    test(`refuses the verifier ${wrong}`, async ({ script }) => {
      const response = await script.redeem(await script.code(challenge), { code_verifier: wrong })
      expect([response.status, await response.json()]).toEqual(refusal('invalid_grant', 'code_verifier was incorrect'))
    })
  }

  test('refuses the right verifier of a challenge with padding', async ({ script }) => {
    const code = await script.code({ ...challenge, code_challenge: `${challenge.code_challenge}=` })
    const response = await script.redeem(code, verifier)
    expect([response.status, await response.json()]).toEqual(refusal('invalid_grant', 'code_verifier was incorrect'))
  })

  test('refuses a verifier too short to be a secret, even the right one', async ({ script }) => {
    const code = await script.code({ ...challenge, code_challenge: challengeOf('short') })
    const response = await script.redeem(code, { code_verifier: 'short' })
    expect([response.status, await response.json()]).toEqual(refusal('invalid_grant', 'code_verifier was incorrect'))
  })

  test('needs no secret: a public client redeems and refreshes it', async ({ script }) => {
    const named = { client_id: 'scopedeck-local' }
    const response = await script.redeem(await script.code(challenge), { ...verifier, ...named }, '')
    expect(response.status).toBe(200)
    const { refresh_token } = (await response.json()) as { refresh_token: string }
    const refreshed = await script.token({ grant_type: 'refresh_token', refresh_token, ...named }, '')
    expect(refreshed.status).toBe(200)
  })
})

describe('a code without a challenge', () => {
  test('refuses a verifier', async ({ script }) => {
    const response = await script.redeem(await script.code(), verifier)
    expect([response.status, await response.json()]).toEqual(
      refusal('invalid_request', 'code_verifier was sent without a code_challenge'),
    )
  })

  test('wants the secret', async ({ script }) => {
    const response = await script.redeem(await script.code(), { client_id: 'scopedeck-local' }, '')
    expect([response.status, await response.json()]).toEqual(refusal('invalid_client', 'Invalid client secret'))
  })
})
