import { setTimeout as delay } from 'node:timers/promises'
import fp from 'fastify-plugin'
import { productionTimeouts, type Timeouts } from '../timeouts.ts'

declare module 'fastify' {
  interface FastifyInstance {
    readiness: Readiness
  }
}

/** Whether this server takes requests, and how it lets load balancers notice that it no longer does. */
interface Readiness {
  /** Called for every `/readyz`. Each call counts as a load balancer's probe. */
  isReady(): boolean
  /**
   * From now on the server is not ready. Resolves when it may close: after `delayMs` when that is given; else, when a
   * load balancer has been probing, once it has seen the 503 and no more requests arrive; else at once.
   */
  leave(delayMs?: number): Promise<void>
  /** A new worker serves on the same port. This one stays ready, but ends each connection after its next answer. */
  handOver(): void
}

type ReadinessOptions = Partial<Pick<Timeouts['close'], 'probedMs' | 'quietMs' | 'noticedMs'>>

const probes = ['/readyz', '/healthz', '/metrics']

/**
 * A load balancer sends requests until it notices that a server is not ready. A server that has stopped listening by
 * then fails them. So the server keeps serving meanwhile, and ends each connection with its next answer.
 */
export default fp(
  async (app, options: ReadinessOptions) => {
    const { probedMs, quietMs, noticedMs } = { ...productionTimeouts.close, ...options }
    let state: 'serving' | 'handing-over' | 'leaving' | 'noticed' = 'serving'
    /** When the last two probes came; monotonic. */
    let lastProbeAt = Number.NEGATIVE_INFINITY
    let probeBeforeAt = Number.NEGATIVE_INFINITY
    /** When the last request came, or the probe that first saw the 503; monotonic. */
    let busyAt = 0

    app.addHook('onRequest', ({ routeOptions }, _reply, done) => {
      if (!probes.includes(routeOptions.url ?? '')) busyAt = performance.now()
      done()
    })
    app.addHook('onSend', (_request, reply, _payload, done) => {
      if (state !== 'serving') reply.header('connection', 'close')
      done()
    })
    app.addHook('preClose', async () => {
      if (state === 'serving') state = 'leaving'
    })

    const isQuiet = () => state === 'noticed' && performance.now() - busyAt > quietMs
    app.decorate('readiness', {
      isReady() {
        probeBeforeAt = lastProbeAt
        lastProbeAt = performance.now()
        if (state === 'leaving') [state, busyAt] = ['noticed', lastProbeAt]
        return state !== 'noticed'
      },
      async leave(delayMs) {
        const beganAt = performance.now()
        state = 'leaving'
        if (delayMs !== undefined) return delay(delayMs)
        if (beganAt - probeBeforeAt > probedMs) return
        while (!isQuiet() && performance.now() - beganAt < noticedMs) await delay(20)
      },
      handOver() {
        state = 'handing-over'
      },
    })
  },
  { name: 'readiness' },
)
