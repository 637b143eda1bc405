import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Dispatcher } from 'undici'
import { operationCatalogue, operationIds } from '../../../contract/operations.ts'
import { scopes } from '../../../contract/scopes.ts'
import { Script } from '../../../src/simulator/testing/script.ts'
import { Caller } from '../../conformance/caller.ts'
import { findSamples, type Samples } from '../../conformance/samples.ts'
import { requests } from '../../harness/generated-requests.ts'
import type { Harness } from '../harness.ts'
import { attack, type Target } from '../target.ts'
import { anyText, headerText } from '../texts.ts'

const oddSegment = fc.oneof(
  fc.constantFrom(
    '..',
    '.',
    '',
    '%2e%2e',
    '%2f',
    '%5c',
    '%00',
    '%252e',
    '%',
    '@evil.example',
    '?',
    '#',
    ';a=b',
    'v1',
    'me',
    'tracks',
  ),
  anyText.map((text) => encodeURIComponent(text.toWellFormed()).slice(0, 300)),
)
/** Paths that look like operations. */
const address = fc
  .tuple(fc.constantFrom(...operationIds), fc.array(oddSegment, { minLength: 1, maxLength: 3 }), fc.nat({ max: 3 }))
  .map(([id, odd, at]) => {
    const segments = operationCatalogue[id].path.split('/').slice(1)
    return `/${[...segments.slice(0, at), ...odd, ...segments.slice(at + 1)].join('/')}`
  })

const body = fc.oneof(
  fc.json(),
  fc.constantFrom(
    '',
    '{',
    '[]',
    'null',
    '"x"',
    '{"__proto__":{"a":1}}',
    '{"constructor":{"prototype":{"a":1}}}',
    '{"uris":'.repeat(2000),
  ),
  fc.integer({ min: 1, max: 9000 }).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
  fc.integer({ min: 200_000, max: 400_000 }).map((length) => JSON.stringify({ name: 'x'.repeat(length) })),
  anyText,
)
const methods = fc.constantFrom<Dispatcher.HttpMethod[]>('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS')
const contentType = fc.oneof(
  fc.constantFrom('application/json', 'image/jpeg', 'text/plain', 'application/x-www-form-urlencoded'),
  anyText.map(headerText),
)

interface Sent {
  method: Dispatcher.HttpMethod
  /** Below `/v1`, with its query. */
  target: string
  contentType: string
  body?: string
}

const odd: fc.Arbitrary<Sent> = fc.record({ method: methods, target: address, contentType, body })

const header = fc.tuple(
  fc.constantFrom(
    'accept',
    'accept-encoding',
    'authorization',
    'if-none-match',
    'range',
    'x-http-method-override',
    'te',
    'via',
    'content-language',
  ),
  fc.oneof(anyText.map(headerText), fc.constantFrom('DELETE', 'gzip', 'Bearer x', 'bytes=0-1', '*', 'W/"x"')),
)

/** Operations of the catalogue as they should be called and as nobody should. */
export const gateway: Target = {
  name: 'gateway',
  share: 20,
  async prepare(harness) {
    const samples = await lookAround(harness)
    const ada = await harness.signIn(scopes)
    const call = fc.record({
      request: fc.oneof<fc.Arbitrary<Sent>[]>(requests(samples), odd),
      headers: fc.array(header, { maxLength: 2 }),
    })
    return attack(harness, call, async ({ request: { method, target, contentType, body }, headers }) => {
      const options = {
        method,
        headers: {
          'x-csrf': '1',
          ...(contentType !== '' && { 'content-type': contentType }),
          ...Object.fromEntries(headers),
        },
        ...(body !== undefined && method !== 'GET' && method !== 'HEAD' && { body }),
      }
      const { status, headers: answered } = await harness.send(ada, `/api/spotify/v1${target}`, options)
      if (status !== 431) assert.equal(typeof answered['x-scopes-accepted'], 'string')
      assert(status < 200 || status > 299 || /json|^undefined$/.test(String(answered['content-type'])))
    })
  },
}

/** As a script of somebody's would, which reads the consent page. */
async function lookAround({ simulator }: Harness): Promise<Samples> {
  await simulator.settings({ autoApprove: false })
  const samples = await findSamples(await Caller.signedIn(new Script(simulator.origin), 'ada'))
  await simulator.settings({ autoApprove: 'ada' })
  return samples
}
