import { describeLeases } from './leases.suite.ts'
import { createMemoryLeases, createMemoryPubSub, createMemorySessions } from './memory-store.ts'
import { describePubSub } from './pub-sub.suite.ts'
import { describeSessionStore } from './session-store.suite.ts'

const twice = <Part>(part: Part): [Part, Part] => [part, part]

describeSessionStore('sessions in memory', async () => twice(createMemorySessions()))
describePubSub('messages in memory', async () => twice(createMemoryPubSub()))
describeLeases('leases in memory', async () => twice(createMemoryLeases()))
