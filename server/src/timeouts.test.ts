import { expect, test } from 'vitest'
import { productionTimeouts, scaleTimeouts } from './timeouts.ts'

test('the server runs with these timeouts, in milliseconds', () => {
  expect(productionTimeouts).toEqual({
    http: { headersMs: 10_000, requestMs: 30_000, silenceMs: 75_000, checkEveryMs: 2_000 },
    lingering: { lingerMs: 3_000 },
    upstream: { connectMs: 5_000, keepAliveMs: 4_000 },
    authorizationServer: { answerMs: 7_500, revocationMs: 4_500 },
    signIn: { redemptionMs: 9_500 },
    session: {
      refreshBackoffMs: 1_000,
      refreshAnswerTimeoutMs: 20_000,
      refreshTimeoutMs: 7_500,
      accountTimeoutMs: 5_000,
      openedMs: 1_000,
      sweepEveryMs: 600_000,
      notePauseMs: { first: 1_000, longest: 30_000 },
      identifyMs: { first: 1_000, longest: 600_000 },
    },
    gateway: {
      totalMs: 15_000,
      queueMs: 5_000,
      retryMs: { first: 100, longest: 2_000 },
      newTokenMs: 60_000,
      circuit: { shortestMs: 5_000, longestMs: 60_000 },
      cacheMs: 600_000,
      sweepEveryMs: 60_000,
    },
    store: {
      leaseMs: 5_000,
      lockWaitMs: 25_000,
      lockPollMs: 20,
      writeToldMs: 2_000,
      subscribeRetryMs: 1_000,
      sqlite: {
        busyOpeningMs: 5_000,
        busyWritingMs: 1_000,
        busyReadingMs: 5,
        answerMs: 1_500,
        fileCheckMs: 2_000,
        pubSubPollMs: 40,
        pubSubKeepMs: 60_000,
      },
      redis: { answerMs: 1_500, silenceMs: 3_000, pingEveryMs: 1_000, reconnectMs: { first: 50, longest: 500 } },
    },
    playback: {
      leaseMs: 15_000,
      lingerMs: 5_000,
      heartbeatMs: 15_000,
      retryMs: 1_000,
      backoffMs: { first: 5_000, longest: 60_000 },
    },
    simulator: { conditionsMs: 2_000 },
    flow: {
      quietMs: 5_000,
      storeEveryMs: 60_000,
      keepEndedMs: 300_000,
      askMs: 300,
      watchMs: 50_000,
      heartbeatMs: 15_000,
      retryMs: 1_000,
    },
    health: { storeMs: 2_000, storeEveryMs: 200, countMs: 1_000, countEveryMs: 60_000, workersMs: 1_000 },
    memory: { lookEveryMs: 10_000, workMs: 5_000 },
    traces: { exportMs: 1_500, batchMs: 2_000 },
    close: {
      probedMs: 10_000,
      quietMs: 1_000,
      noticedMs: 5_000,
      stopMoveOnMs: 1_000,
      handOverMoveOnMs: 2_000,
      stop: { requestsMs: 8_500, everythingMs: 9_500 },
      handOver: { requestsMs: 20_000, everythingMs: 21_000 },
      workerStopMs: 9_700,
      workerHandOverMs: 30_000,
      processMs: 10_000,
    },
    workers: { startMs: 2_000, restartMs: { first: 100, longest: 5_000 }, beatMs: 1_000, hungMs: 10_000 },
  })
})

test('scaled, every value is multiplied, and none becomes 0', () => {
  const { http, workers, store } = scaleTimeouts(productionTimeouts, 1 / 50)
  expect(http).toEqual({ headersMs: 200, requestMs: 600, silenceMs: 1_500, checkEveryMs: 40 })
  expect(workers.restartMs).toEqual({ first: 2, longest: 100 })
  expect(store.lockPollMs).toBe(1)
})
