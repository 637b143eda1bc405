import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from '../../test/harness/temporary-folder.ts'
import { describeLeases } from './leases.suite.ts'
import { describePubSub } from './pub-sub.suite.ts'
import { openSqliteStore } from './sqlite-store.ts'
import type { Store } from './store.ts'

function openTwo(): [Store, Store] {
  const path = join(temporaryFolder(), 'deck.db')
  const open = () => {
    const store = openSqliteStore(path)
    onTestFinished(() => store.close())
    return store
  }
  return [open(), open()]
}

describePubSub('publishing over one SQLite file', async () => {
  const [one, other] = openTwo()
  return [one.pubSub, other.pubSub]
})
describeLeases('leases over one SQLite file', async () => {
  const [one, other] = openTwo()
  return [one.leases, other.leases]
})
