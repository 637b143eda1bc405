import { measureExpiredToken } from './trials/expired-token.ts'
import { measureFlowRecord } from './trials/flow-record.ts'
import { measureMemory } from './trials/memory.ts'
import { measureSignIns } from './trials/sign-ins.ts'
import { measureRedis, measureSqlite } from './trials/stored-sessions.ts'
import { measureStreams } from './trials/streams.ts'
import type { Trial } from './trials/trial.ts'

/** What is measured beside the loads, by the name that `--only` takes. */
export const trials: Record<string, { title: string; run: Trial }> = {
  'sign-ins': { title: 'Signing in', run: measureSignIns },
  sqlite: { title: 'Many sessions in SQLite', run: measureSqlite },
  redis: { title: 'Many sessions in Redis', run: measureRedis },
  streams: { title: 'Event streams', run: measureStreams },
  'expired-token': { title: 'An expired token', run: measureExpiredToken },
  flow: { title: 'The flow record', run: measureFlowRecord },
  memory: { title: 'Memory', run: measureMemory },
}
