import { expect, test } from 'vitest'
import { OAuthInvalidAnswer } from './errors.ts'
import { isExpired, isStale, parseTokenSet, type TokenSet } from './token-set.ts'

const obtainedAt = 1_800_000_000_000
const answer = {
  access_token: 'access',
  token_type: 'Bearer',
  expires_in: 3600,
  refresh_token: 'refresh',
  scope: 'a b',
}
const parse = (changes: Record<string, unknown>) =>
  parseTokenSet({ ...answer, ...changes }, { obtainedAt, scopes: ['asked'] })
const lifeSeconds = ({ expiresAt }: TokenSet) => (expiresAt - obtainedAt) / 1000
const idToken = (payload: string) => `e30.${Buffer.from(payload).toString('base64url')}.`

test('a complete answer is read', () => {
  expect(parse({})).toEqual({
    accessToken: 'access',
    refreshToken: 'refresh',
    scopes: ['a', 'b'],
    obtainedAt,
    expiresAt: obtainedAt + 3_600_000,
  })
})

test.each([undefined, null, 'text', 42, true, [answer], []])('%j is no token answer', (body) => {
  expect(() => parseTokenSet(body, { obtainedAt, scopes: [] })).toThrow(OAuthInvalidAnswer)
})

test.each([
  { access_token: undefined },
  { access_token: '' },
  { access_token: 42 },
  { access_token: 'line\r\nbreak' },
  { access_token: 'with space' },
  { access_token: 'snow☃' },
  { access_token: 'x'.repeat(16_385) },
  { token_type: 'mac' },
  { token_type: ['Bearer'] },
  { refresh_token: 42 },
  { refresh_token: 'line\nbreak' },
  { scope: ['a', 7] },
  { scope: { a: true } },
  { scope: 'a\r\nx-header: b' },
  { scope: 'a"b' },
  { expires_in: 0 },
  { expires_in: -1 },
  { expires_in: 0.5 },
  { expires_in: '-5' },
  { expires_in: '0' },
  { expires_in: 'soon' },
  { expires_in: '' },
  { expires_in: {} },
  { id_token: 42 },
  { id_token: 'no-token' },
  { id_token: idToken('[]') },
  { id_token: idToken('{"sub":7}') },
  { id_token: idToken('{"sub":""}') },
])('an answer with %j is refused, and its tokens are not named', (changes) => {
  const secretive = { access_token: 'access-secret', refresh_token: 'refresh-secret', ...changes }
  const refused = () => parse(secretive)
  expect(refused).toThrow(OAuthInvalidAnswer)
  expect(refused).not.toThrow(/-secret|line|snow/)
})

test.each(['Bearer', 'bearer', 'BEARER', ' Bearer ', undefined, null])('token_type %s is Bearer', (token_type) => {
  expect(parse({ token_type }).accessToken).toBe('access')
})

test.each([
  [1, 1],
  [5, 5],
  ['3600', 3600],
  [3599.9, 3599],
  [undefined, 3600],
  [null, 3600],
  [1e300, 31_536_000],
  [Number.POSITIVE_INFINITY, 31_536_000],
  ['9'.repeat(400), 31_536_000],
])('expires_in %j is a life of %d seconds', (expires_in, seconds) => {
  expect(lifeSeconds(parse({ expires_in }))).toBe(seconds)
})

test.each([undefined, null, '', ' '])('scope %j grants the requested scopes', (scope) => {
  expect(parse({ scope }).scopes).toEqual(['asked'])
})

test.each([' b a  b ', 'b,a', 'b, a', ['b', 'a'], ['b a', 'b']])('scope %j is b and a, each once', (scope) => {
  expect(parse({ scope }).scopes).toEqual(['b', 'a'])
})

test.each([[], [''], ','])('scope %j grants the requested scopes too', (scope) => {
  expect(parse({ scope }).scopes).toEqual(['asked'])
})

test.each([undefined, null, ''])('refresh_token %j is none', (refresh_token) => {
  expect(parse({ refresh_token })).not.toHaveProperty('refreshToken')
})

test('an id token names the subject', () => {
  expect(parse({ id_token: idToken('{"sub":"ada"}') }).subject).toBe('ada')
  expect(parse({ id_token: null })).not.toHaveProperty('subject')
})

test('a token set is expired from its last millisecond on', () => {
  const tokenSet = parse({})
  expect(isExpired(tokenSet, tokenSet.expiresAt - 1)).toBe(false)
  expect(isExpired(tokenSet, tokenSet.expiresAt)).toBe(true)
})

test.each([
  [3600, 3540],
  [240, 180],
  [60, 45],
  [5, 3.75],
  [1, 0.75],
])('a token of %d seconds is stale after %d', (expires_in, staleAfter) => {
  const tokenSet = parse({ expires_in })
  const staleAt = obtainedAt + staleAfter * 1000
  expect(isStale(tokenSet, obtainedAt)).toBe(false)
  expect(isStale(tokenSet, staleAt - 1)).toBe(false)
  expect(isStale(tokenSet, staleAt)).toBe(true)
})
