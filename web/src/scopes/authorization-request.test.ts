import { execFile, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { authorizationParameters, authorizationUrl } from '@scopedeck/server/contract/authorization-request.ts'
import { type Scope, scopes } from '@scopedeck/server/contract/scopes.ts'
import { expect, it, onTestFinished } from 'vitest'
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

/** Listens as an authorization server, and notes the queries that it is sent. */
async function startAccounts() {
  const seen: Record<string, string>[] = []
  const server = createServer((request, response) => {
    seen.push(Object.fromEntries(new URL(request.url ?? '', 'http://accounts.example').searchParams))
    response.writeHead(302, { location: 'https://consent.example/' }).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return { seen, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/authorize` }
}

const runShell = async (script: string) => (await promisify(execFile)('sh', ['-c', script])).stdout

it.skipIf(!hasTools)(
  'gives a curl script that asks with a fresh state and an S256 challenge, whatever is in the settings',
  async () => {
    const { seen, endpoint } = await startAccounts()
    const odd = { ...provider, clientId: `it's $HOME "deck" \\`, authorizeUrl: endpoint }
    const script = curlOf(authorizationRequest(odd, ['streaming', 'user-top-read'], false))
    expect(await runShell(script + script)).toBe('302 https://consent.example/\n'.repeat(2))

    const [first, second] = seen
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

/** Values that a shell or a URL parser could read as something else. */
const clientIds = [
  'deck',
  `it's "x" \`id\` $(id) $HOME \\`,
  'a&b=c#d?e+f %41 ;|<>',
  '@/etc/passwd',
  '-X DELETE',
  '{a,b}[1-3]',
  'ünï 日本 🎧',
]
const redirectUris = ['http://[::1]:8888/auth/callback', 'https://deck.example/cb?a=1&b=%20+', "deck://it's/back"]
const queries = ['', '?tenant=a+b&x=%26', '?state=theirs&client_id=theirs&scope=theirs', '?{a}=[b]']
const selections: Scope[][] = [[], ['user-top-read'], [...scopes]]

it.skipIf(!hasTools)(
  'gives a URL and a curl script that the endpoint reads as the request that the server would make',
  { timeout: 30_000 },
  async () => {
    const { seen, endpoint } = await startAccounts()
    const requests = clientIds.map((clientId, index) => {
      const redirectUri = redirectUris[index % redirectUris.length] ?? ''
      const authorizeUrl = endpoint + (queries[index % queries.length] ?? '')
      const chosen = selections[index % selections.length] ?? []
      return authorizationRequest({ ...provider, clientId, redirectUri, authorizeUrl }, chosen, index % 2 === 0)
    })
    await runShell(requests.map(curlOf).join(''))
    expect(seen).toHaveLength(requests.length)
    for (const [index, request] of requests.entries()) {
      const wanted = Object.fromEntries(new URL(authorizationUrl(request)).searchParams)
      const { state, code_challenge: challenge, ...rest } = seen[index] ?? {}
      expect({ ...rest, state: '{state}', code_challenge: '{code_challenge}' }).toEqual(wanted)
      expect([state, challenge]).toEqual([expect.stringMatching(/^[\da-f]{32}$/), expect.stringMatching(/^[\w-]{43}$/)])
      expect(Object.fromEntries(new URL(urlOf(request)).searchParams)).toEqual(wanted)
    }
  },
)
