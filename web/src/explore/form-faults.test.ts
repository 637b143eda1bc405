import { type OperationId, operation, operationIds } from '@scopedeck/server/contract/operations.ts'
import { checkParameterValue, isPathSegment, readParameterText } from '@scopedeck/server/contract/parameter-values.ts'
import type { Parameter, ParameterKind } from '@scopedeck/server/contract/parameters.ts'
import { expect, it } from 'vitest'
import { requestOf } from './call-request.ts'
import { faultOf, faultsOf, limitWords } from './form-faults.ts'
import { exampleText } from './form-values.ts'

const field = (row: Partial<Parameter>): Parameter => ({ in: 'query', kind: 'text', example: '', words: '', ...row })
const limit = field({ kind: 'integer', minimum: 1, maximum: 50 })
const song = '4iV5W9uYEdYUVa79Axb7Rh'

it('says what a field takes', () => {
  expect(limitWords(limit)).toBe('integer, 1 to 50')
  expect(limitWords(field({ kind: 'integer', minimum: 0 }))).toBe('integer, 0 or more')
  expect(limitWords(field({ kind: 'id', of: 'album' }))).toBe('id of an album')
  expect(limitWords(field({ kind: 'uris', maxItems: 40 }))).toBe('URIs, up to 40')
})

it('lets a field be left out unless the call needs it', () => {
  expect(faultOf(limit, ' ')).toBeUndefined()
  expect(faultOf({ ...limit, required: true }, '')).toBe('The call can’t be made without it.')
})

it('keeps numbers within their limits', () => {
  for (const right of ['1', '50', ' 7 ']) expect(faultOf(limit, right)).toBeUndefined()
  for (const wrong of ['0', '51', '-1', '2.5', '1e1', 'ten', '']) {
    expect(faultOf({ ...limit, required: true }, wrong), wrong).toBeDefined()
  }
  expect(faultOf(limit, '51')).toBe('A whole number from 1 to 50.')
  expect(faultOf({ ...limit, extended: { maximum: 60, default: 20 } }, '60')).toBeUndefined()
  expect(faultOf({ ...limit, extended: { maximum: 60, default: 20 } }, '61')).toBe('A whole number from 1 to 60.')
  expect(faultOf(field({ kind: 'number', minimum: 0, maximum: 1 }), '0.5')).toBeUndefined()
  expect(faultOf(field({ kind: 'number', minimum: 0, maximum: 1 }), '1.5')).toBe('A number from 0 to 1.')
})

it('accepts ids, and URIs of the kinds that the parameter names', () => {
  expect(faultOf(field({ kind: 'id', of: 'track' }), song)).toBeUndefined()
  expect(faultOf(field({ kind: 'id', of: 'track' }), 'abc')).toBeUndefined()
  expect(faultOf(field({ kind: 'id', of: 'track' }), 'a-b-c')).toContain('22 letters and digits')
  expect(faultOf(field({ kind: 'id', of: 'device' }), 'abc')).toBeUndefined()
  expect(faultOf(field({ kind: 'uri', of: 'track' }), `spotify:track:${song}`)).toBeUndefined()
  expect(faultOf(field({ kind: 'uri', of: 'track' }), `spotify:album:${song}`)).toContain('spotify:track:')
  expect(faultOf(field({ kind: 'ids', of: 'track', maxItems: 2 }), `${song},${song}, ${song}`)).toContain(
    '3 entries; 2',
  )
})

it('accepts choices and countries, and no picture over 256 KB', () => {
  const choices = field({ kind: 'choices', values: ['album', 'single'] })
  expect(faultOf(choices, 'album,single')).toBeUndefined()
  expect(faultOf(choices, 'album,tape')).toBe('Only album or single.')
  expect(faultOf(field({ kind: 'market' }), 'se')).toBeUndefined()
  expect(faultOf(field({ kind: 'market' }), 'Sweden')).toContain('two letters')
  expect(faultOf(field({ kind: 'jpeg' }), 'a'.repeat(400_000))).toContain('256 KB')
})

it('checks the members of an object and of a list of objects', () => {
  const offset = field({ kind: 'json', members: { position: { kind: 'integer', minimum: 0 } } })
  expect(faultOf(offset, '{"position":1}')).toBeUndefined()
  expect(faultOf(offset, '{"position":"one"}')).toBe('position: A whole number, 0 or more.')
  expect(faultOf(offset, '{position:1}')).toBe('A JSON object.')
  const items = field({ kind: 'json', maxItems: 2, members: { uri: { kind: 'uri', of: 'track', required: true } } })
  expect(faultOf(items, `[{"uri":"spotify:track:${song}"}]`)).toBeUndefined()
  expect(faultOf(items, `[{"uri":"spotify:track:${song}"},{}]`)).toBe('uri: The call can’t be made without it.')
  expect(faultOf(items, '[{},{},{}]')).toBe('That is 3; 2 at most.')
  expect(faultOf(items, '{}')).toBe('A list of JSON objects.')
})

it('finds nothing wrong with any example of the catalogue', () => {
  for (const id of operationIds) {
    const { parameters } = operation(id)
    const examples = Object.fromEntries(Object.entries(parameters).map(([name, row]) => [name, exampleText(row)]))
    expect(faultsOf(parameters, examples), id).toEqual({})
  }
})

/** Whether the server’s check passes: it reads the value from the request, wherever the table places the parameter. */
function serverTakes(id: OperationId, name: string, text: string): boolean {
  const { path, parameters } = operation(id)
  const parameter = parameters[name]
  const { target, body } = requestOf(id, { [name]: text })
  const [sentPath = '', query = ''] = target.split('?')
  const value = {
    path: () => decodeURIComponent(sentPath.split('/')[path.split('/').indexOf(`{${name}}`)] ?? ''),
    query: () => parameter && readParameterText(parameter, new URLSearchParams(query).get(name) ?? ''),
    body: () => (body?.contentType === 'image/jpeg' ? body.text : JSON.parse(body?.text ?? '{}')[name]),
  }[parameter?.in ?? 'query']()
  if (!parameter || (parameter.in === 'path' && !isPathSegment(String(value)))) return false
  const isTooLarge = body?.contentType === 'image/jpeg' && body.text.length > Math.ceil((256 * 1024 * 4) / 3)
  return !isTooLarge && checkParameterValue(parameter, value) === undefined
}

const uri = `spotify:track:${song}`
const many = (count: number, each: string) => Array.from({ length: count }, () => each).join(',')

it.each<[ParameterKind, OperationId, string, string[], string[]]>([
  ['id', 'get-playlist', 'playlist_id', [song, 'a', '7'.repeat(64)], ['a-b', 'a/b', '..', '7'.repeat(65), 'a b', uri]],
  [
    'id',
    'get-users-profile',
    'user_id',
    ['jürgen.b', 'a b', 'a'.repeat(256)],
    ['a,b', 'a/b', '..', 'a%2f', 'a'.repeat(257)],
  ],
  ['id', 'pause-a-users-playback', 'device_id', ['a/b', '..', '#?'], ['a,b', 'a'.repeat(257)]],
  [
    'ids',
    'check-users-saved-tracks',
    'ids',
    ['a', 'a,b', 'a b', ' a ,, b ', many(50, song)],
    ['a-b', 'a,b/c', ',', many(51, 'a')],
  ],
  ['ids', 'save-tracks-user', 'ids', ['a', 'a, b'], ['a-b', ',', many(51, 'a')]],
  [
    'uri',
    'add-to-queue',
    'uri',
    [uri, 'spotify:local:a:b:c:1', 'spotify:episode:a'],
    ['spotify:album:a', 'track:a', song, 'spotify:track:'],
  ],
  [
    'uri',
    'start-a-users-playback',
    'context_uri',
    ['spotify:user:ada:collection', 'spotify:album:a'],
    [uri, 'spotify:user:ada'],
  ],
  [
    'uris',
    'save-library-items',
    'uris',
    [uri, `${uri} spotify:user:ada`, many(40, uri)],
    ['spotify:chapter:a', `${uri},a`, many(41, uri)],
  ],
  ['uris', 'add-items-to-playlist', 'uris', [uri, many(100, uri)], ['spotify:album:a', many(101, uri)]],
  ['integer', 'search', 'limit', ['1', '50', '007'], ['0', '51', '1e1', '2.5', '+1', 'ten', '1'.repeat(16)]],
  ['integer', 'add-items-to-playlist', 'position', ['0', '9'.repeat(15)], ['-1', '1e1', '0x1', 'one', '9'.repeat(16)]],
  ['number', 'get-recommendations', 'min_energy', ['0', '0.5', '1'], ['1.1', '-0.1', '.5', '5e-1', 'half']],
  ['boolean', 'toggle-shuffle-for-users-playback', 'state', ['true', 'false'], ['TRUE', 'yes', '1']],
  ['boolean', 'create-playlist', 'public', ['true', 'false'], ['TRUE', 'yes', '1']],
  ['text', 'search', 'q', ['a', '007', 'a,b&c'], []],
  ['text', 'create-playlist', 'name', ['a', '007', 'true'], []],
  ['choice', 'set-repeat-mode-on-users-playback', 'state', ['track', 'off'], ['Track', 'track,off', 'album']],
  ['choices', 'search', 'type', ['album', 'album,track', 'album track'], ['tape', 'album,tape', ',']],
  ['market', 'get-track', 'market', ['SE', 'se', 'Se', 'from_token'], ['Sweden', 'S1', 'FROM_TOKEN', 'S']],
  ['time', 'get-recently-played', 'after', ['0', '1700000000000'], ['-1', 'now', '1.7e12']],
  [
    'json',
    'start-a-users-playback',
    'offset',
    ['{}', '{"position":1}', '{"position":null}', `{"uri":"${uri}"}`, '{"other":[]}'],
    ['{"position":"1"}', '{"position":-1}', '{"uri":"a"}', '[]', '1', 'null', '{position:1}'],
  ],
  [
    'json',
    'remove-items-playlist',
    'items',
    [`[{"uri":"${uri}"}]`, `[{"uri":"${uri}","positions":[1]}]`, `[${many(100, `{"uri":"${uri}"}`)}]`],
    ['[]', '[{}]', '{}', '[1]', `{"uri":"${uri}"}`, '[{"uri":null}]', `[${many(101, `{"uri":"${uri}"}`)}]`],
  ],
  [
    'jpeg',
    'upload-custom-playlist-cover',
    'image',
    ['/9j/', `/9j/${'A'.repeat(349_522)}`],
    ['abcd', '/9j/-', `/9j/${'A'.repeat(349_523)}`],
  ],
])('takes a value of the kind %s exactly where the server does: %s, %s', (kind, id, name, right, wrong) => {
  const parameter = operation(id).parameters[name]
  expect(parameter?.kind).toBe(kind)
  for (const [texts, isRight] of [
    [right, true],
    [wrong, false],
  ] as const) {
    for (const text of texts) {
      const shown = text.slice(0, 80)
      expect([shown, parameter && faultOf(parameter, text) === undefined]).toEqual([shown, isRight])
      expect([shown, serverTakes(id, name, text)]).toEqual([shown, isRight])
    }
  }
})
