import { describeLeases } from './leases.suite.ts'
import { createMemoryLeases } from './memory-leases.ts'
import { createMemoryPubSub } from './memory-pub-sub.ts'
import { createMemorySessions } from './memory-store.ts'
import { describePubSub } from './pub-sub.suite.ts'
import { describeSessionStore } from './session-store.suite.ts'

const twice = <Part>(part: Part): [Part, Part] => [part, part]

describeSessionStore('the memory store', async () => twice(createMemorySessions()))
describePubSub('publishing in memory', async () => twice(createMemoryPubSub()))
describeLeases('leases in memory', async () => twice(createMemoryLeases()))
