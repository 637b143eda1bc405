import { RESP_TYPES } from '@redis/client'
import { type FlowBatches, mostFlowBatches } from './flow-batches.ts'
import type { RedisKeys } from './redis-address.ts'
import type { RedisConnection } from './redis-connection.ts'
import { addFlowBatch, run } from './redis-scripts.ts'

interface RedisFlowOptions {
  /** For what only reads. */
  reads: RedisConnection
  keys: RedisKeys
}

/** The scripts that end a session delete its batches. */
export const createRedisFlow = (writes: RedisConnection, { reads, keys }: RedisFlowOptions): FlowBatches => ({
  async addFlowBatch(sessionId, batch) {
    const touched = [keys.session(sessionId), keys.flow(sessionId)]
    await writes.ask((client) => run(client, addFlowBatch, touched, [Buffer.from(batch), String(mostFlowBatches)]))
  },
  async readFlowBatches(sessionId) {
    const batches = await reads.ask((client) =>
      client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer }).lRange(keys.flow(sessionId), 0, -1),
    )
    return batches.map((batch) => new Uint8Array(batch))
  },
})
