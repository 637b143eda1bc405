import { expect, test } from 'vitest'
import { hasNonce } from './resume-nonce.ts'
import { keepRecord, type RecordStorage, takeRecord, withoutNonce } from './resume-record.ts'

class MapStorage extends Map<string, string> implements RecordStorage {
  getItem = (key: string) => this.get(key) ?? null
  setItem = (key: string, value: string) => void this.set(key, value)
  removeItem = (key: string) => void this.delete(key)
}

const now = 1_000_000
const tenMinutes = 10 * 60_000
const keep = (storage: RecordStorage) =>
  keepRecord(storage, 'player.next', { device: 'd1' }, '/player?tab=queue#now', now)

test('the address leads back to the same place and finds the action', () => {
  const storage = new MapStorage()
  const address = keep(storage)
  expect(address).toMatch(/^\/player\?tab=queue&resume=[0-9a-f]{32}#now$/)
  expect(takeRecord(storage, address, now)).toMatchObject({ action: 'player.next', args: { device: 'd1' } })
})

test('an action is taken once', () => {
  const storage = new MapStorage()
  const address = keep(storage)
  takeRecord(storage, address, now)
  expect(takeRecord(storage, address, now)).toBeUndefined()
  expect(storage.size).toBe(0)
})

test('an action expires after 10 minutes and is deleted', () => {
  const storage = new MapStorage()
  expect(takeRecord(storage, keep(storage), now + tenMinutes)).toBeUndefined()
  expect(storage.size).toBe(0)
  expect(takeRecord(storage, keep(storage), now + tenMinutes - 1)).toBeDefined()
})

test('an unknown nonce finds nothing', () => {
  expect(takeRecord(new MapStorage(), '/player?resume=made-up', now)).toBeUndefined()
})

test.each(['not json', '[]', 'null', '{"action":"x"}', '{"action":1,"args":{},"endsAt":9e15}'])(
  'a damaged record (%s) is no record',
  (text) => {
    const storage = new MapStorage([['resume:n', text]])
    expect(takeRecord(storage, '/player?resume=n', now)).toBeUndefined()
  },
)

test('the nonce is removed from the address, and nothing else is', () => {
  const address = keep(new MapStorage())
  expect([hasNonce(address), hasNonce('/player')]).toEqual([true, false])
  expect(withoutNonce(address)).toBe('/player?tab=queue#now')
})
