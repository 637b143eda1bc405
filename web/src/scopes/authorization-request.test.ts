import { execFile, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { authorizationParameters } from '@scopedeck/server/contract/authorization-request.ts'
import { type Scope, scopes } from '@scopedeck/server/contract/scopes.ts'
import { expect, it } from 'vitest'
import { authorizationRequest, curlOf, parameterCatalogue, urlOf } from './authorization-request.ts'

const provider = {
  authorizeUrl: 'https://accounts.example/authorize',
  clientId: 'deck',
  redirectUri: 'http://127.0.0.1:8888/auth/callback',
  revokes: false,
}
const names = (...[chosen, showDialog]: [Scope[], boolean]) =>
  authorizationParameters(authorizationRequest(provider, chosen, showDialog)).map(({ name }) => name)

it('names the parameters that the server sends', () => {
  const always = ['response_type', 'client_id', 'redirect_uri', 'state', 'code_challenge', 'code_challenge_method']
  expect(names([], false)).toEqual(always)
  expect(names(['streaming'], true).toSorted()).toEqual([...always, 'scope', 'show_dialog'].toSorted())
  expect(names(['streaming'], true).toSorted()).toEqual(Object.keys(parameterCatalogue).toSorted())
})

it('writes an address that a URL parser reads back', () => {
  const url = urlOf(authorizationRequest(provider, [...scopes], true))
  expect(url).toContain('&state={state}&code_challenge={code_challenge}&')
  const { searchParams, origin, pathname } = new URL(url)
  expect(origin + pathname).toBe(provider.authorizeUrl)
  expect(searchParams.get('scope')).toBe(scopes.join(' '))
  expect(searchParams.get('redirect_uri')).toBe(provider.redirectUri)
  expect(searchParams.get('show_dialog')).toBe('true')
  expect(searchParams.get('state')).toBe('{state}')
  expect(searchParams.get('code_challenge')).toBe('{code_challenge}')
})

it('keeps a query that the endpoint has of its own', () => {
  const own = { ...provider, authorizeUrl: 'https://accounts.example/authorize?tenant=a+b' }
  const { searchParams } = new URL(urlOf(authorizationRequest(own, ['streaming'], false)))
  expect(searchParams.get('tenant')).toBe('a b')
  expect(searchParams.get('scope')).toBe('streaming')
})

const hasTools = ['sh', 'curl', 'openssl'].every((tool) => !spawnSync(tool, ['--version']).error)

it.skipIf(!hasTools)(
  'gives a curl script that asks with a fresh state and an S256 challenge, whatever is in the settings',
  async () => {
    const seen: URL[] = []
    const server = createServer((request, response) => {
      seen.push(new URL(request.url ?? '', 'http://accounts.example'))
      response.writeHead(302, { location: 'https://consent.example/' }).end()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const odd = { ...provider, clientId: `it's $HOME "deck" \\`, authorizeUrl: `http://127.0.0.1:${port}/authorize` }
    const script = curlOf(authorizationRequest(odd, ['streaming', 'user-top-read'], false))
    const { stdout } = await promisify(execFile)('sh', ['-c', script + script])
    server.close()

    expect(stdout).toBe('302 https://consent.example/\n'.repeat(2))
    const [first, second] = seen.map(({ searchParams }) => Object.fromEntries(searchParams))
    expect(first).toMatchObject({
      client_id: odd.clientId,
      scope: 'streaming user-top-read',
      code_challenge_method: 'S256',
    })
    expect(first?.state).toMatch(/^[\da-f]{32}$/)
    expect(first?.code_challenge).toMatch(/^[\w-]{43}$/)
    expect(second?.state).not.toBe(first?.state)
    expect(second?.code_challenge).not.toBe(first?.code_challenge)
  },
)
