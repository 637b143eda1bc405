import fc from 'fast-check'
import { type Method, type OperationId, operation, operationIds } from '../../contract/operations.ts'
import { calls } from './calls.ts'
import type { Samples } from './samples.ts'

/** One request that somebody might send, sensible or not. */
export interface GeneratedRequest {
  operation: OperationId
  method: Method
  /** With its query, as it goes over the wire. */
  path: string
  body: string | undefined
}

const nonsense = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('', '-1', '0', '1e309', 'NaN', '9'.repeat(60), '1.5', 'true', 'null', '../..', ',', ',,', '[]', '{}'),
  fc.constantFrom('spotify:track:', 'spotify:user:__proto__', 'spotify:local:a:b:c:1', '__proto__', 'constructor'),
  fc.constant('0'.repeat(22)),
)

/** Of the kinds of values that a sensible request has there, and others. */
function values(sensible: readonly string[]): fc.Arbitrary<string> {
  return sensible.length > 0 ? fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...sensible) }, nonsense) : nonsense
}

/** As it is, encoded, or with escapes that can't be read. */
const written = (text: string) =>
  fc.oneof(
    { weight: 15, arbitrary: fc.constant(encodeURIComponent(text.toWellFormed())) },
    fc.constantFrom('%zz', '%', '%00', '%c0%af', '%2e%2e%2f', '..', '//', '%25', '~'),
  )

function paths(template: string, known: readonly string[]): fc.Arbitrary<string> {
  const steps = template.split('/').map((step) => {
    return step.startsWith('{') ? values(known).chain(written) : fc.constant(step)
  })
  return fc.tuple(...steps).map((filled) => filled.join('/'))
}

const usualParameters = { limit: ['1', '10'], offset: ['0', '3'], market: ['SE'] }

/** Parameters of any operation in any number, some of them twice. */
function queries(sensible: Readonly<Record<string, readonly string[]>>): fc.Arbitrary<string> {
  const usual = new Map([...Object.entries(usualParameters), ...Object.entries(sensible)])
  const names = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...usual.keys()) },
    fc.constantFrom('ids', 'uris', 'fields', 'after', 'before', 'type', 'q', '__proto__', 'a[b]'),
  )
  const parameter = names.chain((name) =>
    values(usual.get(name) ?? [])
      .chain(written)
      .map((value) => `${name}=${value}`),
  )
  return fc.array(parameter, { maxLength: 6 }).map((parameters) => parameters.join('&'))
}

/** Sensible bodies with members of other types and more of them, and what is no JSON, or far too much. */
function bodies(sensible: readonly object[]): fc.Arbitrary<string | undefined> {
  const names = [...new Set(sensible.flatMap((body) => Object.keys(body)))]
  const member = (name: string) =>
    fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(...sensible.map((body) => Reflect.get(body, name) ?? null)))
  const shaped = fc.record(Object.fromEntries(names.map((name) => [name, member(name)])), { requiredKeys: [] })
  return fc.oneof(
    fc.constant(undefined),
    ...(names.length > 0 ? [{ weight: 4, arbitrary: shaped.map((body) => JSON.stringify(body)) }] : []),
    fc.json({ maxDepth: 3 }),
    fc.constantFrom('null', '1', 'true', '"text"', '[]', '{}', '[null]', ''),
    fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.toWellFormed()),
    fc.constantFrom('[', '{"a":', '\u0000', '"', `{"name":"${'x'.repeat(2_000_000)}"}`, '['.repeat(5000)),
  )
}

const isObject = (body: unknown): body is object => typeof body === 'object' && body !== null

/** Requests at all operations, made of sensible ones and of what nobody should send. */
export function requests(samples: Samples): fc.Arbitrary<GeneratedRequest> {
  const ids = [samples.track, samples.album, samples.artist, samples.show, samples.episode, samples.audiobook].flat()
  const known = [...ids, ...[...samples.playlists.values()].map(({ id }) => id), 'ada', 'harbour-pop']
  return fc.constantFrom(...operationIds).chain((id) => {
    const sensible = calls[id](samples)
    const { method, path } = operation(id)
    const query = Map.groupBy(
      sensible.flatMap((call) => Object.entries(call.query ?? {})),
      ([name]) => name,
    )
    const seen = Object.fromEntries([...query].map(([name, pairs]) => [name, pairs.map(([, value]) => String(value))]))
    return fc.record({
      operation: fc.constant(id),
      method: fc.constant(method),
      path: fc.tuple(paths(path, known), queries(seen)).map(([filled, search]) => `/v1${filled}?${search}`),
      body: method === 'GET' ? fc.constant(undefined) : bodies(sensible.map(({ body }) => body).filter(isObject)),
    })
  })
}
