import { setTimeout as delay } from 'node:timers/promises'
import fp from 'fastify-plugin'
import { productionTimeouts, type Timeouts } from '../timeouts.ts'

declare module 'fastify' {
  interface FastifyInstance {
    readiness: Readiness
  }
}

/** Whether requests are wanted here, and how those who send them come to know that they no longer are. */
interface Readiness {
  /** Whoever asks is taken for one who sends requests here or elsewhere by what they hear. */
  isReady(): boolean
  /**
   * The deck goes down: not ready from now on. Resolves when it may close: after `delayMs`; or, where that is not given
   * and somebody has been asking, once they have heard and no more requests come.
   */
  leave(delayMs?: number): Promise<void>
  /** Another process serves on the same port by now: still ready. */
  handOver(): void
}

type ReadinessOptions = Partial<Pick<Timeouts['close'], 'probedMs' | 'quietMs' | 'noticedMs'>>

const probes = ['/readyz', '/healthz', '/metrics']

/**
 * A balancer sends requests until it has noticed that a server is not ready; one that no longer listens by then fails
 * them. So the server goes on serving for that while, and each answer is the last of its connection.
 */
export default fp(
  async (app, options: ReadinessOptions) => {
    const { probedMs, quietMs, noticedMs } = { ...productionTimeouts.close, ...options }
    let state: 'serving' | 'handing-over' | 'leaving' | 'heard' = 'serving'
    /** When somebody last asked, and the time before; by a clock that never goes back. */
    let asked = Number.NEGATIVE_INFINITY
    let askedBefore = Number.NEGATIVE_INFINITY
    /** When the last reason to go on came: a request, or somebody who heard for the first time. */
    let busy = 0

    app.addHook('onRequest', async ({ routeOptions }) => {
      if (!probes.includes(routeOptions.url ?? '')) busy = performance.now()
    })
    app.addHook('onSend', async (_request, reply) => {
      if (state !== 'serving') reply.header('connection', 'close')
    })
    app.addHook('preClose', async () => {
      if (state === 'serving') state = 'leaving'
    })

    const isQuiet = () => state === 'heard' && performance.now() - busy > quietMs
    app.decorate('readiness', {
      isReady() {
        askedBefore = asked
        asked = performance.now()
        if (state === 'leaving') [state, busy] = ['heard', asked]
        return state !== 'heard'
      },
      async leave(delayMs) {
        const began = performance.now()
        state = 'leaving'
        if (delayMs !== undefined) return delay(delayMs)
        if (began - askedBefore > probedMs) return
        while (!isQuiet() && performance.now() - began < noticedMs) await delay(20)
      },
      handOver() {
        state = 'handing-over'
      },
    })
  },
  { name: 'readiness' },
)
