import { randomBytes, randomUUID } from 'node:crypto'
import { createFlow } from '../../../src/flow/flow.ts'
import { createLogger } from '../../../src/observability/logger.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { productionTimeouts } from '../../../src/timeouts.ts'
import type { Trial } from './trial.ts'

/**
 * What recording costs a call while nobody looks: the request of the browser, the call of the Web API, and their part of
 * the batch that is sealed and stored for every hundred steps. In processor time of this process.
 */
export const measureFlowRecord: Trial = async (_, { calls }) => {
  const store = createMemoryStore()
  const times = { createdAt: 0, lastSeenAt: 0, endsAt: Date.now() }
  await store.sessions.create({ id: 'row-1', account: 'account-1', body: new Uint8Array(), ...times })
  const flow = await createFlow({
    store,
    keys: [randomBytes(32)],
    paths: { authorize: '/authorize', token: '/api/token', api: '/v1' },
    log: createLogger('silent'),
    timeouts: productionTimeouts.flow,
    now: Date.now,
  })
  const access_token = randomBytes(100).toString('base64url')
  const requestId = randomUUID()
  const params = { playlist_id: '37i9dQZF1DXcBWIGoYBM5M' }
  const call = { id: 'get-playlists-items', params, query: new URLSearchParams('limit=50&offset=100') } as const
  const recordCall = () => {
    flow.record('row-1', {
      kind: 'call',
      at: Date.now(),
      ms: 12.3,
      status: 200,
      requestId,
      call,
      sent: { access_token },
    })
    flow.record('row-1', { kind: 'request', at: Date.now(), ms: 12.3, status: 200, requestId, call })
  }
  for (let call = 0; call < calls / 10; call++) recordCall()
  const before = process.cpuUsage()
  for (let call = 0; call < calls; call++) recordCall()
  const { user, system } = process.cpuUsage(before)
  await flow.close()
  return [{ what: 'recording a call', value: (user + system) / calls, unit: 'µs', atMost: 5 }]
}
