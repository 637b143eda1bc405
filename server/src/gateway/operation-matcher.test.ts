import fc from 'fast-check'
import { expect, test } from 'vitest'
import { operationCatalogue, operationIds } from '../../contract/operations.ts'
import { compileOperations, type OperationMatch } from './operation-matcher.ts'
import { upstreamTarget } from './upstream-request.ts'

const match = compileOperations()
const filled = (path: string) => path.replace(/\{(.+?)\}/g, '37i9dQZF1DX')

test.each(operationIds)('%s is found by its own address', (id) => {
  const { method, path } = operationCatalogue[id]
  expect(match(method, filled(path))).toMatchObject({ id })
})

test('a literal segment wins over a parameter', () => {
  expect(match('GET', '/recommendations/available-genre-seeds')).toMatchObject({ id: 'get-recommendation-genres' })
  expect(match('GET', '/me/playlists')).toMatchObject({ id: 'get-a-list-of-current-users-playlists', params: {} })
})

test('a parameter is decoded once', () => {
  expect(match('GET', '/users/j%C3%BCrgen%20b')).toMatchObject({ params: { user_id: 'jürgen b' } })
})

test('an address that exists for other methods names them', () => {
  expect(match('PATCH', '/me/player')).toEqual({ allow: ['GET', 'PUT'] })
  expect(match('HEAD', '/me')).toEqual({ allow: ['GET'] })
  expect(match('get', '/me')).toEqual({ allow: ['GET'] })
})

test.each([
  '',
  '/',
  'me',
  '//me',
  '/me/',
  '/me//player',
  '/ME',
  '/m%65',
  '/nothing',
  '/playlists/',
  '/playlists/..',
  '/playlists/.',
  '/playlists/...',
  '/playlists/../me',
  '/playlists/%2e%2e',
  '/playlists/%2E%2e/items',
  '/playlists/.%2e',
  '/playlists/a%2Eb',
  '/playlists/a#b',
  '/playlists/a%2fb',
  '/playlists/a%5Cb',
  '/playlists/a\\b',
  '/playlists/a%00',
  '/playlists/a\0',
  '/playlists/%252e%252e',
  '/playlists/a%25',
  '/playlists/%',
  '/playlists/%ff',
  '/playlists/a%0d%0ab',
  '/playlists/a%3fb',
  '/playlists/a%23b',
  '/playlists/a%E2%80%AEb',
  `/playlists/${'a'.repeat(257)}`,
  '/playlists/{playlist_id}',
  '/__proto__',
  '/constructor',
])('%j is the address of no operation', (path) => {
  expect(match('GET', path)).toBeUndefined()
})

test('a value that a feature puts into a template is checked in the same way', () => {
  const { operation } = match('GET', '/playlists/p1/items') as OperationMatch
  const target = (id: string) => upstreamTarget(operation, { playlist_id: id }, new URLSearchParams({ limit: '1' }))
  expect(target('jürgen')).toBe('/playlists/j%C3%BCrgen/items?limit=1')
  for (const id of ['..', 'a/b', '', 'a%2fb', 'a?b']) expect(() => target(id)).toThrow(TypeError)
  expect(() => upstreamTarget(operation, {}, new URLSearchParams())).toThrow(TypeError)
})

const nastySegment = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'me',
    'player',
    'playlists',
    'items',
    'albums',
    '..',
    '.',
    '%2e%2e',
    '%2F',
    '',
    '\\',
    '%00',
    '%25',
    '@',
  ),
)

test('whatever the path, the target that is built from it is a template with safe segments', () => {
  const templates = operationIds.map((id) => operationCatalogue[id].path)
  const shapes = templates.map((path) => new RegExp(`^${path.replace(/\{.+?\}/g, "[A-Za-z0-9%!'()*~._-]+")}$`))
  const path = fc.array(nastySegment, { maxLength: 5 }).map((segments) => `/${segments.join('/')}`)
  fc.assert(
    fc.property(path, (path) => {
      const found = match('GET', path)
      if (!found || 'allow' in found) return
      const target = upstreamTarget(found.operation, found.params, new URLSearchParams())
      expect(shapes.some((shape) => shape.test(target))).toBe(true)
      expect(new URL(`http://upstream/v1${target}`).pathname).toBe(`/v1${target}`)
    }),
    { numRuns: 2_000 },
  )
})
