import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import { expect, it, vi } from 'vitest'
import type { CallAnswer } from './call-answer.ts'
import { CallRecords } from './call-records.ts'
import { requestOf } from './call-request.ts'

const ada = { account: 'ada', scopes: ['user-read-email'] }

const answerTo = (id: OperationId, status = 200): CallAnswer => ({
  ...{ id, values: {}, request: requestOf(id, {}), at: 1, ms: 2.6, status, statusText: 'OK', headers: [], text: '{}' },
})

function storage() {
  const texts = new Map<string, string>()
  return {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
    removeItem: (key: string) => void texts.delete(key),
  }
}

it('remembers the last answer to each call, and tells its listeners', () => {
  const records = new CallRecords(storage())
  const listener = vi.fn()
  const unsubscribe = records.subscribe(listener)
  const answer = answerTo('get-queue')
  records.add(ada, answer)
  expect(records.lastAnswer('get-queue')).toBe(answer)
  expect(records.lastAnswer('search')).toBeUndefined()
  expect(listener).toHaveBeenCalledOnce()
  unsubscribe()
  records.add(ada, answer)
  expect(listener).toHaveBeenCalledOnce()
})

it('gives the same records until a call is made, as useSyncExternalStore needs', () => {
  const records = new CallRecords(storage())
  const before = records.ofAccount('ada')
  expect(records.ofAccount('ada')).toBe(before)
  records.add(ada, answerTo('get-queue'))
  expect(records.ofAccount('ada')).not.toBe(before)
})

it('keeps the answers of GET calls, and of those only calls that were answered', () => {
  const records = new CallRecords(storage())
  records.add(ada, answerTo('get-queue'))
  records.add(ada, answerTo('pause-a-users-playback'))
  records.add(ada, answerTo('search', 0))
  expect(records.ofAccount('ada').history.map(({ id, ms }) => [id, ms])).toEqual([
    ['search', 3],
    ['pause-a-users-playback', 3],
    ['get-queue', 3],
  ])
  expect(records.ofAccount('ada').kept).toMatchObject([{ id: 'get-queue', scopes: ada.scopes }])
})

it('outlasts the page for the same account', () => {
  const kept = storage()
  new CallRecords(kept).add(ada, answerTo('get-queue'))
  const next = new CallRecords(kept)
  expect(next.ofAccount('ada')).toMatchObject({ history: [{ id: 'get-queue' }], kept: [{ id: 'get-queue' }] })
  expect(next.ofAccount('ben')).toEqual({ history: [], kept: [] })
  expect(next.lastAnswer('get-queue')).toBeUndefined()
})

it('goes on from memory where the storage is full', () => {
  const full = {
    ...storage(),
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  }
  const records = new CallRecords(full)
  records.add(ada, answerTo('get-queue'))
  expect(records.ofAccount('ada').history).toHaveLength(1)
})

it('forgets what is in memory', () => {
  const records = new CallRecords({ ...storage(), getItem: () => null })
  records.add(ada, answerTo('get-queue'))
  records.forget()
  expect(records.lastAnswer('get-queue')).toBeUndefined()
  expect(records.ofAccount('ada')).toEqual({ history: [], kept: [] })
})
