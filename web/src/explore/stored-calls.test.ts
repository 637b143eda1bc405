import { expect, it } from 'vitest'
import { type KeptAnswer, type PastCall, readHistory, readKept, withAnswer, withCall } from './stored-calls.ts'

const call = (at: number, account = 'ada'): PastCall => ({
  ...{ account, at, id: 'search', search: '?q=a', method: 'GET', target: '/search?q=a', status: 200, ms: 3 },
})

it('keeps the last fifty calls of one account, newest first', () => {
  const calls = Array.from({ length: 60 }, (_, at) => call(at)).reduce<PastCall[]>(withCall, [])
  expect(calls).toHaveLength(50)
  expect(calls[0]?.at).toBe(59)
  expect(withCall(calls, call(60, 'ben'))).toHaveLength(1)
})

it('reads back the calls of the account, and nothing else', () => {
  expect(readHistory(JSON.stringify([call(1)]), 'ada')).toEqual([call(1)])
  expect(readHistory(JSON.stringify([call(1)]), 'ben')).toEqual([])
  expect(readHistory(JSON.stringify([{ ...call(1), id: 'nothing' }, null, 7]), 'ada')).toEqual([])
  expect(readHistory('{', 'ada')).toEqual([])
  expect(readHistory(null, 'ada')).toEqual([])
})

const answer = (scopes: string[], text: string, request = 'GET /me '): KeptAnswer => ({
  ...{ account: 'ada', id: 'get-current-users-profile', request, scopes, at: 1, status: 200, text },
})
it('keeps one answer for each request and grant, at most eight, and none over 200,000 characters', () => {
  const twice = withAnswer([answer([], 'old')], answer([], 'new'))
  expect(twice.map(({ text }) => text)).toEqual(['new'])
  expect(withAnswer([], answer([], 'x'.repeat(200_001)))).toEqual([])
  const many = Array.from({ length: 20 }, (_, index) => answer([], '', `GET /${index} `)).reduce<KeptAnswer[]>(
    withAnswer,
    [],
  )
  expect(many).toHaveLength(8)
  expect(readKept(JSON.stringify(many), 'ada')).toEqual(many)
  expect(readKept(JSON.stringify([{ ...many[0], scopes: 1 }]), 'ada')).toEqual([])
})
