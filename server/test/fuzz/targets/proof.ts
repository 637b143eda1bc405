import assert from 'node:assert/strict'
import fc from 'fast-check'
import { localUrl } from '../../harness/open-app.ts'
import { attack, type Target } from '../target.ts'
import { anyText, headerText } from '../texts.ts'

const sites = ['same-origin', 'same-site', 'cross-site', 'none', 'Same-Origin', '']
const origins = [
  localUrl,
  'null',
  '',
  'http://evil.example',
  `${localUrl}.evil.example`,
  'http://localhost:8888',
  `${localUrl}/`,
  localUrl.toUpperCase(),
]
const header = (name: string, known: readonly string[]) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<[string, string][]>([]) },
    { weight: 4, arbitrary: fc.constantFrom(...known).map((value): [string, string][] => [[name, value]]) },
    anyText.map((text): [string, string][] => [[name, headerText(text)]]),
  )
/** What proves nothing, whatever it says. */
const noise = fc
  .tuple(
    fc.constantFrom(
      'x-forwarded-host',
      'x-forwarded-proto',
      'forwarded',
      'x-http-method-override',
      'x-http-method',
      'x-method-override',
      'referer',
      'sec-fetch-mode',
      'sec-fetch-dest',
      'sec-fetch-user',
      'authorization',
      'content-type',
      'x-xsrf-token',
    ),
    fc.oneof(anyText.map(headerText), fc.constantFrom('GET', 'DELETE', localUrl, 'https', 'cors', 'text/plain')),
  )
  .map(([name, value]): [string, string][] => [[name, value]])

const routes = [
  ['POST', '/auth/refresh'],
  ['POST', '/api/spotify/v1/me/playlists'],
  ['PUT', '/api/spotify/v1/me/player/pause'],
  ['DELETE', '/api/spotify/v1/me/library?uris=spotify:track:4iV5W9uYEdYUVa79Axb7Rh'],
] as const

const visit = fc.record({
  route: fc.constantFrom(...routes),
  proofs: fc.tuple(
    header('x-csrf', ['1', '1', '1', '0', 'true', '1, 1']),
    header('origin', origins),
    header('sec-fetch-site', sites),
  ),
  noise: fc.array(noise, { maxLength: 2 }),
})

/** What changes something is done for our own pages and nobody else, whatever the headers claim. */
export const proof: Target = {
  name: 'proof of origin',
  share: 10,
  async prepare(harness) {
    const browser = await harness.signIn()
    return attack(harness, visit, async ({ route: [method, url], proofs, noise }) => {
      const claims = Object.fromEntries(proofs.flat())
      const { 'x-csrf': csrf, origin = localUrl, 'sec-fetch-site': site = 'same-origin' } = claims
      const isOurs = csrf === '1' && origin === localUrl && site === 'same-origin'
      const before = harness.callsUpstream()
      const answer = await harness.send(browser, url, {
        method,
        headers: { ...Object.fromEntries(noise.flat()), ...claims },
      })
      if (answer.status === 431) return
      assert.equal(answer.status === 403 && answer.json().code === 'csrf', !isOurs)
      if (!isOurs) assert.equal(harness.callsUpstream(), before)
    })
  },
}
