import { expect, test } from 'vitest'
import { RefreshAllowance } from './refresh-allowance.ts'

const served = { status: 200, headers: {}, text: '{}' }
const refused = { status: 429, headers: { 'retry-after': '30' }, text: '{"code":"rate-limited"}' }

function start() {
  const clock = { now: 0 }
  return { clock, allowance: new RefreshAllowance(() => clock.now) }
}

test('a refusal after twenty refreshes within a minute is right, and is kept to', () => {
  const { clock, allowance } = start()
  for (let nth = 0; nth < 20; nth += 1) expect(allowance.take(served)).toBeUndefined()
  expect([allowance.take(refused), allowance.mayAsk()]).toEqual([undefined, false])
  clock.now += 30_000
  expect(allowance.mayAsk()).toBe(true)
})

test('a refusal before is a mistake, and so is one without a time', () => {
  const { clock, allowance } = start()
  expect(allowance.take(refused)).toMatch(/^refused after 0/)
  for (let nth = 0; nth < 20; nth += 1) allowance.take(served)
  clock.now += 70_000
  expect(allowance.take(refused)).toMatch(/^refused after 0/)
  for (let nth = 0; nth < 20; nth += 1) allowance.take(served)
  expect(allowance.take({ ...refused, headers: {} })).toMatch(/^429/)
})

test('a session that is never refused has no limit', () => {
  const { allowance } = start()
  const mistakes = Array.from({ length: 41 }, () => allowance.take(served))
  expect(mistakes.filter((mistake) => mistake !== undefined)).toEqual(['40 refreshes within a minute'])
})
