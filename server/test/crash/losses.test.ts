import { expect, test } from 'vitest'
import { mayBeLost } from './losses.ts'

const killedAt = 10_000
const refresh = { grantType: 'refresh_token', status: 200 }

test.each([
  ['spent in the moment of the kill', { ...refresh, at: 9_999 }, 1],
  ['sent just before it, and received after it', { ...refresh, at: 10_100 }, 1],
  ['spent long before: it must have been stored', { ...refresh, at: 8_499 }, 0],
  ['spent by another process later', { ...refresh, at: 10_300 }, 0],
  ['refused', { ...refresh, status: 400, at: 9_999 }, 0],
  ['redeemed at a sign-in', { grantType: 'authorization_code', status: 200, at: 9_999 }, 0],
])('a token that was %s', (_, request, count) => {
  expect(mayBeLost([request], killedAt)).toBe(count)
})
