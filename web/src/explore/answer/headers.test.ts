import { expect, test } from 'vitest'
import { headersByMaker, oursWords } from './headers.ts'

test('what Spotify said comes apart from what our server adds, and nothing is lost', () => {
  const headers = [
    ['cache-control', 'no-store'],
    ['content-type', 'application/json; charset=utf-8'],
    ['etag', '"1"'],
    ['x-request-id', 'a'],
    ['x-scopes-accepted', 'user-top-read'],
  ] as const
  const { theirs, ours } = headersByMaker(headers)
  expect(theirs.map(([name]) => name)).toEqual(['content-type', 'etag'])
  expect(ours.map(([name]) => name)).toEqual(['x-scopes-accepted', 'cache-control', 'x-request-id'])
  expect([...theirs, ...ours].toSorted()).toEqual([...headers].toSorted())
  expect(oursWords(ours.length)).toBe('3 headers of this app’s own server')
})
