import { basic, challengeOf, Script } from '../../src/simulator/testing/script.ts'
import type { ErrorRow } from './error-row.ts'

const { redirectUri } = Script
const code = { grant_type: 'authorization_code', code: 'x', redirect_uri: redirectUri }
const refresh = { grant_type: 'refresh_token', refresh_token: 'x' }
const verifier = Script.verifier
const challenged = { code_challenge: challengeOf(verifier), code_challenge_method: 'S256' }

/** Mistakes on the way to a token. */
export const accountsErrors: readonly ErrorRow[] = [
  {
    request: 'POST /api/token, client unknown',
    ask: ({ script }) => script.token(code, basic('nobody', 'x')),
    status: 400,
    message: 'invalid_client: Invalid client',
  },
  {
    request: 'POST /api/token, secret wrong',
    ask: ({ script }) => script.token(code, basic('scopedeck-local', 'x')),
    status: 400,
    message: 'invalid_client: Invalid client secret',
  },
  {
    request: 'POST /api/token, no grant_type',
    ask: ({ script }) => script.token({}),
    status: 400,
    message: 'unsupported_grant_type: grant_type parameter is missing',
  },
  {
    request: 'POST /api/token, code x',
    ask: ({ script }) => script.token(code),
    status: 400,
    message: 'invalid_grant: Invalid authorization code',
  },
  {
    request: 'POST /api/token, refresh token x',
    ask: ({ script }) => script.token(refresh),
    status: 400,
    message: 'invalid_grant: Invalid refresh token',
  },
  {
    request: 'POST /api/token, code_verifier wrong',
    ask: async ({ script }) => script.redeem(await script.code(challenged), { code_verifier: 'b'.repeat(43) }),
    status: 400,
    message: 'invalid_grant: code_verifier was incorrect',
  },
  {
    request: 'POST /api/token, redirect_uri differs',
    ask: async ({ script }) => script.redeem(await script.code(), { redirect_uri: `${redirectUri}/` }),
    status: 400,
    message: 'invalid_grant: Invalid redirect URI',
  },
  {
    request: 'POST /api/token, grant_type password',
    ask: ({ script }) => script.token({ grant_type: 'password' }),
    status: 400,
    message: 'unsupported_grant_type: grant_type password is not supported',
  },
  {
    request: 'POST /api/token, refresh token revoked',
    ask: async ({ script }) => {
      const { refresh_token } = await script.signIn()
      await script.control('POST', 'grants/revoke')
      return script.refresh(refresh_token)
    },
    status: 400,
    message: 'invalid_grant: Refresh token revoked',
  },
  {
    request: 'GET /authorize without redirect_uri',
    ask: ({ script }) => script.authorize({ redirect_uri: undefined }),
    status: 400,
    message: 'Missing required parameter: redirect_uri',
  },
  {
    request: 'GET /authorize without client_id',
    ask: ({ script }) => script.authorize({ client_id: undefined }),
    status: 400,
    message: 'Missing required parameter: client_id',
  },
  {
    request: 'GET /authorize, client unknown',
    ask: ({ script }) => script.authorize({ client_id: 'nobody' }),
    status: 400,
    message: 'INVALID_CLIENT: Invalid client',
  },
  {
    request: 'GET /authorize, redirect URI not registered',
    ask: ({ script }) => script.authorize({ redirect_uri: 'https://elsewhere.example/' }),
    status: 400,
    message: 'INVALID_CLIENT: Invalid redirect URI',
  },
  {
    request: 'GET /authorize?response_type=token',
    ask: ({ script }) => script.authorize({ response_type: 'token' }),
    status: 400,
    message: 'response_type must be code',
  },
  {
    request: 'POST /api/token without any client',
    ask: ({ script }) => script.token({ grant_type: 'client_credentials' }, ''),
    status: 400,
    message: 'invalid_client',
  },
]
