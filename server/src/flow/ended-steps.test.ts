import { expect, test } from 'vitest'
import type { FlowStep } from '../../contract/flow-record.ts'
import { createEndedSteps } from './ended-steps.ts'

const stepOf = (id: string): FlowStep => ({
  id,
  kind: 'call',
  at: 1,
  method: 'GET',
  path: '/v1/me',
  sent: {},
  answered: {},
})
const idsOf = (steps: readonly FlowStep[]) => steps.map(({ id }) => id)

function setUp() {
  const clock = { ms: 0 }
  return { clock, ended: createEndedSteps({ keepEndedMs: 1_000, now: () => clock.ms }) }
}

test('the last steps stay for a while, with those that come after the end', () => {
  const { clock, ended } = setUp()
  ended.keep('one', [stepOf('call')])
  ended.add('one', stepOf('request'))
  ended.add('other', stepOf('nobody’s'))
  clock.ms = 999
  expect([idsOf(ended.of('one')), idsOf(ended.of('other'))]).toEqual([['call', 'request'], []])
  clock.ms = 1_000
  ended.add('one', stepOf('too late'))
  expect(ended.of('one')).toEqual([])
})

test('neither one session nor many fill the memory', () => {
  const { ended } = setUp()
  ended.keep('busy', [])
  for (let nth = 0; nth < 400; nth++) ended.add('busy', stepOf(`${nth}`))
  expect(ended.of('busy')).toHaveLength(300)
  for (let nth = 0; nth < 1_000; nth++) ended.keep(`${nth}`, [stepOf('last')])
  expect([ended.of('busy'), idsOf(ended.of('0')), idsOf(ended.of('999'))]).toEqual([[], ['last'], ['last']])
})
