import type { DatabaseSync } from 'node:sqlite'
import { isRecord } from '../../contract/json.ts'
import { type FlowBatches, mostFlowBatches } from './flow-batches.ts'
import { guard } from './sqlite-database.ts'

/** Triggers of the file delete the batches of a session that ends. @param database opened by `openDatabase` */
export function createSqliteFlow(database: DatabaseSync): FlowBatches {
  const add = database.prepare(
    `INSERT INTO flow_batch (session, batch)
     SELECT id, $batch FROM session WHERE id = $sessionId AND ended IS NULL`,
  )
  const cut = database.prepare(
    `DELETE FROM flow_batch WHERE session = $sessionId
     AND id > (SELECT min(id) FROM flow_batch WHERE session = $sessionId)
     AND id <= (SELECT id FROM flow_batch WHERE session = $sessionId ORDER BY id DESC LIMIT 1 OFFSET $newest)`,
  )
  const read = database.prepare('SELECT batch FROM flow_batch WHERE session = $sessionId ORDER BY id')
  return {
    addFlowBatch: guard(async (sessionId, batch) => {
      add.run({ sessionId, batch })
      cut.run({ sessionId, newest: mostFlowBatches - 1 })
    }),
    readFlowBatches: guard(async (sessionId) => read.all({ sessionId }).flatMap(batchOf)),
  }
}

const batchOf = (row: unknown): Uint8Array[] => (isRecord(row) && row.batch instanceof Uint8Array ? [row.batch] : [])
