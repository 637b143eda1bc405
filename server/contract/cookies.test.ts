import { expect, test } from 'vitest'
import { cookieNames, needsHttps } from './cookies.ts'

test.each([
  ['https://deck.example', undefined, '__Host-Http-session', '__Host-authorization-'],
  ['https://deck.example:8443', undefined, '__Host-Http-session', '__Host-authorization-'],
  ['http://127.0.0.1:8888', undefined, 'scopedeck-session-8888', 'scopedeck-authorization-8888-'],
  ['http://[::1]:9000', undefined, 'scopedeck-session-9000', 'scopedeck-authorization-9000-'],
  ['http://localhost', undefined, 'scopedeck-session-80', 'scopedeck-authorization-80-'],
  ['http://127.0.0.1:8888', 'my-deck', 'my-deck', 'my-deck.authorization-'],
  ['https://deck.example', 'my-deck', 'my-deck', '__Host-my-deck.authorization-'],
  ['https://deck.example', '__Host-Http-my-deck', '__Host-Http-my-deck', '__Host-my-deck.authorization-'],
])('at %s with the name %s: %s and %s…', (publicUrl, own, session, pendingAuthorization) => {
  expect(cookieNames(publicUrl, own)).toEqual({ session, pendingAuthorization })
})

test('two servers on one host share no name, whether the ports or the settings differ', () => {
  const origins = ['http://127.0.0.1:8888', 'http://127.0.0.1:8890', 'http://127.0.0.1']
  const servers = [
    ...origins.map((origin) => cookieNames(origin)),
    ...['one', 'two', 'scopedeck', 'session'].map((own) => cookieNames('http://127.0.0.1:8888', own)),
    ...[undefined, 'three', '__Host-four', '__Host-Http-five'].map((own) => cookieNames('https://deck.example', own)),
  ]
  const names = servers.flatMap(({ session, pendingAuthorization }) => [session, pendingAuthorization])
  expect(new Set(names).size).toBe(names.length)
  for (const { pendingAuthorization } of servers)
    expect(names.filter((name) => name.startsWith(pendingAuthorization))).toEqual([pendingAuthorization])
})

test.each([
  ['__Host-a', true],
  ['__Secure-a', true],
  ['__http-a', true],
  ['__HOST-HTTP-a', true],
  ['session', false],
  ['Host-a', false],
])('%s needs https: %s', (name, expected) => {
  expect(needsHttps(name)).toBe(expected)
})
