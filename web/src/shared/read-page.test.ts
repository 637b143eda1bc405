import { textIn } from '@scopedeck/server/contract/answer-members.ts'
import { expect, test } from 'vitest'
import { offsetAfter, readPage } from './read-page.ts'

const address = (offset: number) => `http://localhost:8889/v1/me/playlists?limit=50&offset=${offset}`

test('a page counts what came, also what makes no sense', () => {
  const body = { items: ['a', null, {}, 'b'], total: 9, next: address(4) }
  expect(readPage(body, textIn)).toEqual({ rows: ['a', 'b'], came: 4, total: 9, next: 4 })
})

test.each([
  ['null', null, null],
  ['left out', undefined, undefined],
  ['an object', {}, undefined],
  ['an empty text', '', undefined],
  ['an address without an offset', 'http://localhost/v1/me/playlists', undefined],
  ['an address with a word as offset', 'http://localhost/v1/me/playlists?offset=x', undefined],
  ['a path', '/api/spotify/v1/me/playlists?offset=50', 50],
])('where next is %s', (_, next, expected) => {
  expect(readPage({ items: [], next }, textIn).next).toEqual(expected)
})

test.each([null, undefined, {}, 'seven', -1, 0.5])('a total of %j is not said', (total) => {
  expect(readPage({ items: [], total }, textIn)).not.toHaveProperty('total')
})

test.each([[null], [undefined], [[]], ['seven'], [{}], [{ items: null }], [{ items: {} }], [{ items: 'x' }]])(
  '%j is no page',
  (body) => {
    expect(() => readPage(body, textIn)).toThrow(TypeError)
  },
)

test.each([
  ['next decides, whatever the total says', { came: 50, total: 3, next: 50 }, 50],
  ['no next is the end, whatever the total says', { came: 50, total: 10_000, next: null }, undefined],
  ['a short page goes on where next says', { came: 20, total: 120, next: 20 }, 20],
  ['a page with entries left out goes on where next says', { came: 49, total: 120, next: 50 }, 50],
  ['a next that leads back is the end', { came: 50, total: 120, next: 0 }, undefined],
  ['an empty page goes on where the total says so too', { came: 0, total: 120, next: 50 }, 50],
  ['an empty page beyond the total is the end', { came: 0, total: 50, next: 50 }, undefined],
  ['an empty page without next is the end', { came: 0, total: 120 }, undefined],
  ['without next the total decides', { came: 50, total: 120 }, 50],
  ['without next the total decides that this is the end', { came: 13, total: 13 }, undefined],
  ['without both a whole page goes on', { came: 50 }, 50],
  ['without both a short page is the end', { came: 49 }, undefined],
])('%s', (_, page, expected) => {
  expect(offsetAfter(page, 0, 50)).toBe(expected)
})
