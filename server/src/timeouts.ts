import { heartbeatMs } from '../contract/playback.ts'

/** Every time limit of the server and every interval of its own, in milliseconds. Read by all rooms, imports the contract only. */
export type Timeouts = typeof productionTimeouts

/** As the server runs. A test suite hands `scaleTimeouts` of it to `createApp` or to the start, and waits less. */
export const productionTimeouts = {
  /** What a client of ours may take. A cover of 340 KB over a slow line fits into 30 s; no other request is a tenth of it. */
  http: {
    /** From connecting, or from the first byte after an answer, to the end of the headers. */
    headersMs: 10_000,
    /** From there to the end of the whole request, body included. */
    requestMs: 30_000,
    /** Without a byte in either direction: a request that never ends, or an answer that nobody reads. */
    silenceMs: 75_000,
    /** How often connections are checked for the three limits above. */
    checkEveryMs: 2_000,
  },
  /** How long a connection stays open after an error, so that a client that still sends can read the answer. */
  lingering: { lingerMs: 3_000 },
  /** The connections to Spotify. Idle ones close before most servers would close them, so that no request meets a closed one. */
  upstream: { connectMs: 5_000, keepAliveMs: 4_000 },
  /** One endpoint call at the authorization server, from connecting to the last byte. */
  authorizationServer: {
    /** Less than 10 s, so that a sign-in is answered within 10 s. */
    answerMs: 7_500,
    /** For each of the two tokens, so that a disconnect is answered within 10 s. */
    revocationMs: 4_500,
  },
  /** Asking the simulator for its clock and its faults, for the mark on a page. */
  simulator: { conditionsMs: 2_000 },
  /** Redeeming the code and reading the account together; a sign-in is answered within 10 s. */
  signIn: { redemptionMs: 9_500 },
  session: {
    /** Between two attempts after a failed refresh; longer if the authorization server asks for it. */
    refreshBackoffMs: 1_000,
    /** The token endpoint may have spent the refresh token already; its late answer is then the only copy of the next one. */
    refreshAnswerTimeoutMs: 20_000,
    /** How long a request waits for a refresh. */
    refreshTimeoutMs: 7_500,
    /** How long a refresh waits for the account of a new token. */
    accountTimeoutMs: 5_000,
    /** An account that was not known at the sign-in is asked for again: first after this, then after pauses that double. */
    identifyMs: { first: 1_000, longest: 600_000 },
    /** How long a process keeps a session that it has opened. Of a change elsewhere it mostly hears within `pubSubPollMs`. */
    openedMs: 1_000,
    sweepEveryMs: 600_000,
    /** After a failed note (when a session was used) none is written for the first pause, then for twice as long, up to the longest. */
    notePauseMs: { first: 1_000, longest: 30_000 },
  },
  /** A call of the Web API through the gateway. */
  gateway: {
    /** The whole call with its retries, from the queue to the last byte. */
    totalMs: 15_000,
    /** In the fair queue: Spotify must have time left to answer. */
    queueMs: 5_000,
    /** The first pause before a retry is this or up to twice as long, the second twice that; an answer that asks for more than the longest is handed on. */
    retryMs: { first: 100, longest: 2_000 },
    /** A 401 for a token that is no older does not cause another refresh: a new token is not what is wrong. */
    newTokenMs: 60_000,
    /** The circuit breaker stays open so long at first, and twice as long after each failed try, up to the longest. */
    circuit: { shortestMs: 5_000, longestMs: 60_000 },
    /** An answer that nobody asked for so long leaves the cache. */
    cacheMs: 600_000,
    sweepEveryMs: 60_000,
  },
  store: {
    /** A session stays locked until its holder has given no sign of life for so long; three renewals fit into it. */
    leaseMs: 5_000,
    /** How long an update waits for that lock: as long as a token endpoint is listened to, and what comes after it. */
    lockWaitMs: 25_000,
    /** How often a waiting update asks for the lock. */
    lockPollMs: 20,
    /** When the caller of an update is told that the store is gone. Writing is tried until the store is back. */
    writeToldMs: 2_000,
    /** Before a failed subscription is tried again. */
    subscribeRetryMs: 1_000,
    sqlite: {
      /** Waiting for a locked file: when it is opened, for a write in the thread of the writes, and for a read, which stops all requests. */
      busyOpeningMs: 5_000,
      busyWritingMs: 1_000,
      busyReadingMs: 5,
      /** A write that is not done by then is answered with `store-unavailable`. */
      answerMs: 1_500,
      /** How often it is checked that the file is still the one that was opened. */
      fileCheckMs: 2_000,
      /** How soon other processes hear a message, and how long it is kept for those that were busy. */
      pubSubPollMs: 40,
      pubSubKeepMs: 60_000,
    },
    redis: {
      /** A question that is not answered by then is answered with `store-unavailable`; connecting has as long. */
      answerMs: 1_500,
      /** A connection without a byte for so long, though it is asked every `pingEveryMs`, is given up. */
      silenceMs: 3_000,
      pingEveryMs: 1_000,
      /** Before a lost connection is opened again: the pause doubles from here up to the longest. */
      reconnectMs: { first: 50, longest: 500 },
    },
  },
  playback: {
    /** How long an instance that died stays the leader of an account; three renewals fit into it. */
    leaseMs: 15_000,
    /** How long the poll goes on after the last listener left. */
    lingerMs: 5_000,
    /** The longest silence of a stream: then a heartbeat event is sent. */
    heartbeatMs,
    /** How long a browser waits before it connects again, at least; at most twice as long. */
    retryMs: 1_000,
    /** After failed polls in a row: the pause doubles from here up to the longest. */
    backoffMs: { first: 5_000, longest: 60_000 },
  },
  flow: {
    /** A session's steps are stored when it was quiet for so long: one write for a visit, and not one for a call. */
    quietMs: 5_000,
    /** The steps of mere calls are stored no oftener than this for each session. */
    storeEveryMs: 60_000,
    /** How long the last steps of a grant that Spotify has ended can still be read, by its browser. */
    keepEndedMs: 300_000,
    /** How long reading a record waits for the steps that other instances still hold. */
    askMs: 300,
    /** How long the other instances send their steps on, after they were last asked; three questions fit into it. */
    watchMs: 50_000,
    heartbeatMs,
    /** How long a browser waits before it connects again, at least; at most twice as long. */
    retryMs: 1_000,
  },
  /** What `/readyz` and `/metrics` wait for. */
  health: {
    storeMs: 2_000,
    /** However often `/readyz` is asked, the store is asked no sooner than this after the last time. */
    storeEveryMs: 200,
    /** A count of sessions is read again after `countEveryMs`, and waited for no longer than `countMs`. */
    countMs: 1_000,
    countEveryMs: 60_000,
    /** What the other workers measured. */
    workersMs: 1_000,
  },
  /** Memory is given back to the system when a look finds a quiet process that has worked for `workMs` since the last time. */
  memory: { lookEveryMs: 10_000, workMs: 5_000 },
  /** A batch of traces: its export with its retries, which must fail before `batchMs` is over to be logged. */
  traces: { exportMs: 1_500, batchMs: 2_000 },
  /** From a signal to the end of the process. A supervisor mostly waits 10 s before it kills. */
  close: {
    /** A load balancer asked `/readyz` twice within `probedMs`: it is waited for until it has noticed. */
    probedMs: 10_000,
    /** It has noticed when no request came for so long; it is not waited for longer than `noticedMs`. */
    quietMs: 1_000,
    noticedMs: 5_000,
    /** Connections in use are used within this time; the next answer is then the last of each. */
    stopMoveOnMs: 1_000,
    handOverMoveOnMs: 2_000,
    /** When requests under way are cut off, and when the process no longer waits for anything. */
    stop: { requestsMs: 8_500, everythingMs: 9_500 },
    /** Nobody waits for a worker that has a successor; the slowest answer of Spotify's may have this long. */
    handOver: { requestsMs: 20_000, everythingMs: 21_000 },
    /** The primary kills a worker then: more than the worker takes itself. */
    workerStopMs: 9_700,
    workerHandOverMs: 30_000,
    /** The process ends then, whatever hangs. */
    processMs: 10_000,
  },
  /** A worker that ended sooner has failed at its start; the pause before the next doubles from here up to the longest. */
  workers: {
    startMs: 2_000,
    restartMs: { first: 100, longest: 5_000 },
    /** A worker tells the primary every `beatMs` that it lives, and is killed when it did not for `hungMs`. */
    beatMs: 1_000,
    hungMs: 10_000,
  },
}

/** The same record with every value multiplied, for suites that must not wait as long as people do. */
export const scaleTimeouts = (timeouts: Timeouts, factor: number): Timeouts => scale(timeouts, factor)

interface Durations {
  [name: string]: number | Durations
}

function scale<Part extends Durations>(record: Part, factor: number): Part {
  const scaled = Object.entries(record).map(([name, value]) => [
    name,
    typeof value === 'number' ? Math.max(1, Math.round(value * factor)) : scale(value, factor),
  ])
  // Object.fromEntries knows no keys; these are those of the record.
  return Object.fromEntries(scaled) as Part
}
