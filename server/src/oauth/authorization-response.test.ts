import { expect, test } from 'vitest'
import { readAuthorizationResponse } from './authorization-response.ts'
import { InvalidAuthorizationResponse } from './errors.ts'
import { testClient } from './testing/client.ts'

const issuer = 'https://accounts.example'
const read = (query: string, changes: { issuer?: string } = {}) =>
  readAuthorizationResponse(testClient(changes), new URLSearchParams(query))

test('approved', () => {
  expect(read('code=abc&state=xyz')).toEqual({ outcome: 'approved', state: 'xyz', code: 'abc' })
})

test('refused, with and without a description', () => {
  expect(read('error=access_denied&state=xyz')).toEqual({ outcome: 'refused', state: 'xyz', error: 'access_denied' })
  expect(read('error=access_denied&error_description=No%21&state=xyz')).toMatchObject({ errorDescription: 'No!' })
})

test('a code may hold any character', () => {
  const code = 'a+b&c=d %é\u{1f600}"\r\n'
  expect(read(`code=${encodeURIComponent(code)}&state=xyz`)).toMatchObject({ code })
})

test('parameters we do not know are ignored, even twice', () => {
  expect(read('code=abc&state=xyz&session_state=1&session_state=2')).toMatchObject({ outcome: 'approved' })
})

test.each([
  ['nothing', ''],
  ['no state', 'code=abc'],
  ['an empty state', 'code=abc&state='],
  ['two states', 'code=abc&state=x&state=x'],
  ['a state of 10 KB', `code=abc&state=${'x'.repeat(10_240)}`],
  ['an error without state', 'error=access_denied'],
  ['neither code nor error', 'state=xyz'],
  ['an empty code', 'code=&state=xyz'],
  ['two codes', 'code=abc&code=abc&state=xyz'],
  ['a code of 10 KB', `code=${'x'.repeat(10_240)}&state=xyz`],
  ['an empty error', 'error=&state=xyz'],
  ['two errors', 'error=a&error=b&state=xyz'],
  ['an error of 10 KB', `error=${'x'.repeat(10_240)}&state=xyz`],
  ['a description of 10 KB', `error=a&error_description=${'x'.repeat(10_240)}&state=xyz`],
  ['code and error', 'code=abc&error=access_denied&state=xyz'],
  ['a code and an empty error', 'code=abc&error=&state=xyz'],
  ['two issuers', `code=abc&state=xyz&iss=${issuer}&iss=${issuer}`],
])('%s is no authorization response', (_, query) => {
  expect(() => read(query)).toThrow(InvalidAuthorizationResponse)
})

test.each([
  ['missing', ''],
  ['empty', '&iss='],
  ['another', '&iss=https://evil.example'],
  ['spelled otherwise', `&iss=${issuer}/`],
  ['repeated', `&iss=${issuer}&iss=${issuer}`],
  ['repeated and mixed', `&iss=${issuer}&iss=https://evil.example`],
])('an issuer that is %s is refused where one is expected', (_, iss) => {
  expect(() => read(`code=abc&state=xyz${iss}`, { issuer })).toThrow(InvalidAuthorizationResponse)
  expect(() => read(`error=access_denied&state=xyz${iss}`, { issuer })).toThrow(InvalidAuthorizationResponse)
})

test('the right issuer is accepted, and any issuer where none is expected', () => {
  expect(read(`code=abc&state=xyz&iss=${issuer}`, { issuer })).toMatchObject({ outcome: 'approved' })
  expect(read('code=abc&state=xyz&iss=https://other.example')).toMatchObject({ outcome: 'approved' })
})

test('the server’s words are made one printable, bounded line', () => {
  const hostile = encodeURIComponent(`a\r\nb\u001b[31m\u202ec${'x'.repeat(1000)}`)
  const response = read(`error=${encodeURIComponent('access\ndenied')}&error_description=${hostile}&state=xyz`)
  expect(response).toMatchObject({ error: 'access denied' })
  expect(response).toHaveProperty('errorDescription', expect.stringMatching(/^a b \[31m c[x]+…$/))
  expect(response).toHaveProperty('errorDescription.length', 301)
})

test('an error message repeats nothing of the query', () => {
  expect(() => read('code=the-code&error=the-error&state=the-state')).not.toThrow(/the-/)
  expect(() => read('code=the-code&state=the-state&state=the-state')).not.toThrow(/the-/)
})
