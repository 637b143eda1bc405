import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OperationId } from '../../contract/operations.ts'
import { ProblemError } from '../http/problem-error.ts'
import { productionTimeouts } from '../timeouts.ts'
import { createCircuitBreaker, type JudgedCall, mostSickAccounts } from './circuit-breaker.ts'

const operations: readonly OperationId[] = ['get-track', 'get-an-album', 'get-playlist']
const accounts = ['ada', 'ben', 'cleo', 'dov']

type Outcome = 'answered' | 'failed' | 'refused'

function startBreaker() {
  const clock = { now: 0 }
  const openMs = productionTimeouts.gateway.circuit
  const breaker = createCircuitBreaker({ openMs, now: () => clock.now, random: () => 0.5, onStateChange: () => {} })
  /** Makes a call that is answered, or fails, unless the breaker refuses it. */
  const make = async (call: JudgedCall, isSick: boolean): Promise<Outcome> => {
    let wasSent = false
    const send = async () => {
      wasSent = true
      if (isSick) throw new ProblemError('upstream-unavailable')
    }
    return breaker.run(call, send).then(
      () => 'answered',
      () => (wasSent ? 'failed' : 'refused'),
    )
  }
  return { clock, make }
}

const step = fc.record({
  id: fc.constantFrom(...operations),
  accountId: fc.constantFrom(...accounts),
  afterMs: fc.constantFrom(0, 0, 0, 100, 1_000, 7_000),
})
const pairs = operations.flatMap((id) => accounts.map((accountId) => `${id} ${accountId}`))

test('whatever fails for whom: a call that would be answered is refused only where two other accounts failed at the same operation', async () => {
  await fc.assert(
    fc.asyncProperty(fc.subarray(pairs), fc.array(step, { maxLength: 200, minLength: 50 }), async (sick, steps) => {
      const { clock, make } = startBreaker()
      const failed = new Map<OperationId, Set<string>>(operations.map((id) => [id, new Set()]))
      for (const { id, accountId, afterMs } of steps) {
        clock.now += afterMs
        const isSick = sick.includes(`${id} ${accountId}`)
        const outcome = await make({ id, accountId }, isSick)
        if (outcome === 'failed') failed.get(id)?.add(accountId)
        if (outcome === 'refused' && !isSick) expect(failed.get(id)?.size).toBeGreaterThanOrEqual(2)
      }
    }),
    { numRuns: 200, seed: 11 },
  )
})

test('whoever else fails, and however often: an account whose calls are answered is refused for seconds, not for minutes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 50, max: 500 }),
      async (sickAccounts, everyMs) => {
        const { clock, make } = startBreaker()
        const id: OperationId = 'get-track'
        let refused = 0
        for (; clock.now < 120_000; clock.now += everyMs) {
          for (let nth = 0; nth < sickAccounts; nth++) await make({ id, accountId: `sick-${nth}` }, true)
          if (clock.now % 1_000 >= everyMs) continue
          refused += (await make({ id, accountId: 'ada' }, false)) === 'refused' ? 1 : 0
        }
        expect(refused).toBeLessThanOrEqual(sickAccounts === 1 ? 0 : 8)
      },
    ),
    { numRuns: 10, seed: 11 },
  )
})

test('of any number of failing accounts so many are remembered', async () => {
  const { clock, make } = startBreaker()
  const id: OperationId = 'get-track'
  const fail = async (accountId: string) => make({ id, accountId }, true)
  for (let nth = 0; nth < 10; nth++) await fail('first')
  expect(await fail('first')).toBe('refused')
  for (let nth = 0; nth < mostSickAccounts; nth++) {
    await fail(`account-${nth}`)
    // One answer in between, so that the circuit of all stays closed.
    await make({ id, accountId: 'ben' }, false)
    clock.now += 1
  }
  expect(await fail('first')).toBe('failed')
})
