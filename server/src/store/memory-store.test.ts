import { createMemoryStore } from './memory-store.ts'
import { describeSessionStore } from './session-store.suite.ts'

describeSessionStore('the memory store', () => {
  const store = createMemoryStore()
  return [store, store]
})
