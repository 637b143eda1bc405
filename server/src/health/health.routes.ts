import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { productionTimeouts } from '../timeouts.ts'

interface HealthOptions {
  /** Resolves to whether sessions can be read and written now. */
  isStoreReachable(): Promise<boolean>
  /** Whether requests are wanted here: not once the server was told to stop. */
  isReady(): boolean
  /** How long the store may take to say so. */
  patienceMs?: number
}

const Alive = Type.Object({ status: Type.Literal('alive') })
const Ready = Type.Object({ status: Type.Literal('ready') })
const NotReady = Type.Object({
  status: Type.Union([Type.Literal('draining'), Type.Literal('store-unavailable')]),
})

/** For whatever watches over the server. Alive says only that it answers; ready, that it can serve somebody. */
export const healthRoutes: FastifyPluginAsync<HealthOptions> = async (app, options) => {
  const { isStoreReachable, isReady, patienceMs = productionTimeouts.health.storeMs } = options
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })
  app.get('/healthz', { schema: { response: { 200: Alive } } }, async () => ({ status: 'alive' as const }))
  app.get('/readyz', { schema: { response: { 200: Ready, 503: NotReady } } }, async (_request, reply) => {
    if (!isReady()) return reply.code(503).send({ status: 'draining' as const })
    if (await settled(isStoreReachable, patienceMs)) return { status: 'ready' as const }
    return reply.code(503).send({ status: 'store-unavailable' as const })
  })
}

/** What the question comes to in time; false where it fails or takes longer. */
async function settled(question: () => Promise<boolean>, patienceMs: number): Promise<boolean> {
  const late = Promise.withResolvers<boolean>()
  const timer = setTimeout(late.resolve, patienceMs, false)
  try {
    return await Promise.race([question(), late.promise])
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}
