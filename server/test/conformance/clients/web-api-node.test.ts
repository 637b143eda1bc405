import SpotifyWebApi, { type Method } from 'spotify-web-api-node'
import httpManager from 'spotify-web-api-node/src/http-manager.js'
import { expect, onTestFinished } from 'vitest'
import { isRecord } from '../../../contract/json.ts'
import { scopes } from '../../../contract/scopes.ts'
import { type Script, Script as Scripts } from '../../../src/simulator/testing/script.ts'
import { test } from '../../../src/simulator/testing/simulated.ts'
import { Caller } from '../caller.ts'
import { findSamples, type Samples } from '../samples.ts'
import { approve, client } from './approve.ts'
import { ownMethods } from './own-methods.ts'

/** The client has Spotify's addresses in it: what it sends there goes to the simulator. */
function leadToSimulator(origin: string): void {
  const real = httpManager._makeRequest
  onTestFinished(() => {
    httpManager._makeRequest = real
  })
  httpManager._makeRequest = (method, options, address, callback) =>
    real(method, options, address.replace(/^https:\/\/(api|accounts)\.spotify\.com(:443)?/, origin), callback)
}

const create = () =>
  new SpotifyWebApi({ clientId: client.id, clientSecret: client.secret, redirectUri: Scripts.redirectUri })

async function signIn(script: Script): Promise<SpotifyWebApi> {
  const api = create()
  const back = await approve(
    script,
    api.createAuthorizeURL(scopes, 'a state').replace('https://accounts.spotify.com', script.origin),
  )
  const { body } = await api.authorizationCodeGrant(back.searchParams.get('code') ?? '')
  api.setAccessToken(String(body.access_token))
  api.setRefreshToken(String(body.refresh_token))
  return api
}

test('spotify-web-api-node signs in, refreshes, and gets a token for the client itself', async ({ script }) => {
  leadToSimulator(script.origin)
  const api = await signIn(script)
  const { body } = await api.refreshAccessToken()
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 })
  const own = create()
  own.setAccessToken(String((await own.clientCredentialsGrant()).body.access_token))
  expect((await call(own, 'getArtist', [(await samplesOf(script)).artist[0]])).statusCode).toBe(200)
  await expect(call(own, 'getMe', [])).rejects.toMatchObject({
    statusCode: 401,
    message: expect.stringContaining('Valid user authentication required'),
  })
})

const samplesOf = async (script: Script): Promise<Samples> => findSamples(await Caller.signedIn(script, 'ada'))

/** A method of the client by its name: it has more than a type would be worth. */
function call(api: SpotifyWebApi, name: string, values: readonly unknown[]) {
  const method: unknown = Reflect.get(api, name)
  if (typeof method !== 'function') throw new Error(`spotify-web-api-node has no ${name}`)
  return (method as Method).apply(api, [...values])
}

test('spotify-web-api-node calls every operation it knows', async ({ script }) => {
  await script.control('PATCH', 'settings', { mode: 'extended' })
  leadToSimulator(script.origin)
  const api = await signIn(script)
  const methods = ownMethods(await samplesOf(script))
  const known = Object.keys(Object.getPrototypeOf(api) as object).filter((name) =>
    /^(?!get(Credentials|Client|Access|Refresh|Redirect)|set(Credentials|Client|Access|Refresh|Redirect)|reset|_|create.*URL|.*Grant$|refreshAccess)/.test(
      name,
    ),
  )
  // As many as docs/simulator.md says.
  expect(methods).toHaveLength(83)
  expect(methods.map(([name]) => name).toSorted()).toEqual(known.toSorted())
  for (const [name, status, values] of methods) {
    const answer = await call(api, name, values).catch((error: unknown) => error)
    expect([name, isRecord(answer) ? answer.statusCode : answer]).toEqual([name, status])
  }
})
