import { describeFlowBatches } from './flow-batches.suite.ts'
import { describeLeases } from './leases.suite.ts'
import { createMemoryFlow, createMemoryLeases, createMemoryPubSub, createMemorySessions } from './memory-store.ts'
import { describePubSub } from './pub-sub.suite.ts'
import { describeSessionStore } from './session-store.suite.ts'

const twice = <Part>(part: Part): [Part, Part] => [part, part]

describeSessionStore('sessions in memory', async () => twice(createMemorySessions()))
describeFlowBatches('flow records in memory', async () => {
  const sessions = createMemorySessions()
  return twice([sessions, createMemoryFlow(sessions)])
})
describePubSub('messages in memory', async () => twice(createMemoryPubSub()))
describeLeases('leases in memory', async () => twice(createMemoryLeases()))
