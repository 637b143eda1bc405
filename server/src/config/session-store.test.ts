import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { banner } from '../start/banner.ts'
import { problemsOf } from './testing/problems.ts'

const plain = { host: 'cache', port: 6379, tls: false, database: 0, prefix: 'scopedeck:' }

test.each([
  ['redis://cache', plain],
  ['REDIS://cache:6380/', { ...plain, port: 6380 }],
  ['rediss://cache/2', { ...plain, tls: true, database: 2 }],
  ['redis://:pass-word@cache', { ...plain, password: 'pass-word' }],
  ['redis://deck:p%40ss%2F%23@cache', { ...plain, username: 'deck', password: 'p@ss/#' }],
  ['redis://deck:p@ss@cache', { ...plain, username: 'deck', password: 'p@ss' }],
  ['redis://[::1]:6380/15?prefix=deck-2:', { ...plain, host: '::1', port: 6380, database: 15, prefix: 'deck-2:' }],
  ['redis://session_store', { ...plain, host: 'session_store' }],
])('SESSION_STORE=%s', (SESSION_STORE, address) => {
  expect(readConfig({ SESSION_STORE }).sessionStore).toEqual({ kind: 'redis', address })
})

test.each([
  ['redis:', /host/],
  ['redis:///2', /host/],
  ['redis://:secret@', /host/],
  ['redis://:secret@ca%20che', /host/],
  ['redis://:secret@cache:99999', /host/],
  ['redis://:secret@cache/two', /number of a database/],
  ['redis://:secret@cache/2/3', /number of a database/],
  ['redis://:secret@cache?password=secret', /\?prefix=/],
  ['redis://:secret@cache?prefix=', /prefix/],
  ['redis://:secret@cache?prefix=a*b', /prefix/],
  ['redis://:secr#secret@cache', /%23|host/],
  ['redis://:secret%@cache', /%25/],
])('%s is refused, and never shown', (SESSION_STORE, found) => {
  const problems = problemsOf({ SESSION_STORE })
  expect(problems).toMatchObject([{ name: 'SESSION_STORE', found: expect.stringMatching(found) }])
  expect(problems[0]?.found).not.toContain('secr')
})

test('the banner names the address, and neither user nor password', () => {
  const text = banner(readConfig({ SESSION_STORE: 'rediss://deck:secret@cache/2?prefix=deck:' }))
  expect(text).toContain('in Redis at rediss://cache:6379/2?prefix=deck:, sealed')
  expect(text).not.toMatch(/secret|deck:secret/)
})
