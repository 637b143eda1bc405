import type { FastifyPluginAsync } from 'fastify'
import { Type } from '../../contract/schema.ts'
import { withTimeout } from '../async/timeout.ts'

interface HealthOptions {
  /** Whether sessions can be read and written now. */
  isStoreAble(): Promise<boolean>
  /** False once the server has been told to stop. */
  isReady(): boolean
  /** How long the store may take to answer. */
  timeoutMs: number
}

const Alive = Type.Object({ status: Type.Literal('alive') })
const Ready = Type.Object({ status: Type.Literal('ready') })
const NotReady = Type.Object({
  status: Type.Union([Type.Literal('draining'), Type.Literal('store-unavailable')]),
})

/** For load balancers and supervisors. `/healthz`: the process answers. `/readyz`: it can serve requests. */
export const healthRoutes: FastifyPluginAsync<HealthOptions> = async (app, options) => {
  const { isStoreAble, isReady, timeoutMs } = options
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })
  app.get('/healthz', { schema: { response: { 200: Alive } } }, async () => ({ status: 'alive' as const }))
  app.get('/readyz', { schema: { response: { 200: Ready, 503: NotReady } } }, async (_request, reply) => {
    if (!isReady()) return reply.code(503).send({ status: 'draining' as const })
    if (await isTrueInTime(isStoreAble, timeoutMs)) return { status: 'ready' as const }
    return reply.code(503).send({ status: 'store-unavailable' as const })
  })
}

async function isTrueInTime(ask: () => Promise<boolean>, timeoutMs: number): Promise<boolean> {
  try {
    return await withTimeout(ask(), timeoutMs, () => false)
  } catch {
    return false
  }
}
