import { setTimeout as delay } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { createMemoryStore } from './memory-store.ts'
import { storeUnavailable } from './store.ts'
import { createStoreCheck } from './store-check.ts'

const refuse = () => Promise.reject(storeUnavailable(new Error('The disk is full.')))

test('a store is able when it can be read and written', async () => {
  const store = createMemoryStore()
  expect(await createStoreCheck(store, 1)()).toBe(true)
  const unreadable = { ...store, sessions: { ...store.sessions, isSpent: refuse } }
  expect(await createStoreCheck(unreadable, 1)()).toBe(false)
  const unwritable = { ...store, leases: { ...store.leases, acquire: refuse } }
  expect(await createStoreCheck(unwritable, 1)()).toBe(false)
})

test('however often it is asked, the store is written once in a while', async () => {
  const store = createMemoryStore()
  const acquire = vi.spyOn(store.leases, 'acquire')
  const isAble = createStoreCheck(store, 30)
  for (let time = 0; time < 100; time += 1) expect(await isAble()).toBe(true)
  expect(acquire).toHaveBeenCalledTimes(1)
  await delay(50)
  await isAble()
  expect(acquire).toHaveBeenCalledTimes(2)
})
