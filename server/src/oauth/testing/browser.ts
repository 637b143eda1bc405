import type { OAuthClient } from '../client.ts'

/** Follows redirects and keeps cookies, as a browser does. @returns the query of the redirect URI */
export async function visit(client: OAuthClient, url: string): Promise<URLSearchParams> {
  const cookies = new Map<string, string>()
  for (let address = new URL(url), hops = 0; hops < 20; hops += 1) {
    if (address.href.startsWith(client.redirectUri)) return address.searchParams
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
    const { origin, pathname, search } = address
    const asked = { origin, path: pathname + search, method: 'GET', headers: { cookie } } as const
    const { statusCode, headers, body } = await client.dispatcher.request(asked)
    const page = await body.text()
    for (const [name, value] of [headers['set-cookie'] ?? []].flat().map(readCookie)) cookies.set(name, value)
    if (typeof headers.location !== 'string') throw new Error(`${address.pathname} answered ${statusCode}: ${page}`)
    address = new URL(headers.location, address)
  }
  throw new Error('The redirects never end.')
}

function readCookie(header: string): [name: string, value: string] {
  const [pair = ''] = header.split(';')
  const equals = pair.indexOf('=')
  return [pair.slice(0, equals), pair.slice(equals + 1)]
}
