import type { FastifyBaseLogger } from 'fastify'
import { createExclusiveUpdate } from '../../store/exclusive-update.ts'
import { type HeldLease, isSameLease, type Leases } from '../../store/leases.ts'
import { createMemorySessions } from '../../store/memory-store.ts'
import type { LiveSession, SessionStore, StoredSession } from '../../store/session-store.ts'
import { storeUnavailable } from '../../store/store.ts'
import { productionTimeouts } from '../../timeouts.ts'
import { createRefresher } from '../refresh.ts'
import { openBody, type SessionBody, sealBody } from '../session.ts'
import { createSessionRecords } from '../session-records.ts'
import { createSessionTokens } from '../session-tokens.ts'
import { RotatingEndpoint } from './rotating-endpoint.ts'
import { type Mishap, type Schedule, StoreFaults } from './store-faults.ts'
import { VirtualTime } from './virtual-time.ts'

/** The store's data, without any fault. */
export interface Rows {
  leases: Leases
  read(id: string): Promise<StoredSession | undefined>
  replaceBody(id: string, before: Uint8Array, body: Uint8Array): Promise<void>
}

export interface Verdict {
  /** What must never happen. */
  violations: string[]
  /** Calls of the store, by process. */
  calls: number[]
  refreshes: number
}

const id = 'row-1'
const key = Buffer.alloc(32, 7)
const account = { id: 'ada', displayName: 'Ada' }
const silentLog = { warn() {} } as unknown as FastifyBaseLogger
const timeouts = { ...productionTimeouts.store, lockPollMs: 200 }
/** How often each process gets a request. */
const requestEveryMs = 2_000

const bodyWith = (tokenSet: SessionBody['tokenSet']): SessionBody => ({ account, tokenSet, grantedAt: 0 })

/** The session as it is at the beginning: its access token ends within a minute. */
export function firstRow(): LiveSession {
  const tokenSet = {
    accessToken: 'access-0',
    refreshToken: 'refresh-0',
    scopes: [],
    obtainedAt: -3_600_000,
    expiresAt: 1,
  }
  const endsAt = 1e12
  const body = sealBody(bodyWith(tokenSet), key, id)
  return { id, account: 'account', createdAt: 0, lastSeenAt: 0, endsAt, body }
}

/** Runs several processes with the real code of a refresh against one store, in virtual time. */
export class OutageModel {
  readonly #schedule: Schedule
  readonly #rows: Rows
  readonly #time: VirtualTime
  readonly #endpoint: RotatingEndpoint
  readonly #verdict: Verdict
  readonly #faults: StoreFaults
  readonly #dead = new Set<number>()
  /** Refresh tokens that arrived at a process, and those that were stored. */
  readonly #received = new Map<string, number>()
  readonly #stored = new Set<string>()

  /** @param openRows makes the rows, with `firstRow` in them, on a clock in milliseconds */
  constructor(schedule: Schedule, openRows: (now: () => number) => Rows) {
    this.#schedule = schedule
    this.#time = new VirtualTime(schedule.random)
    this.#rows = openRows(() => Math.floor(this.#time.now))
    this.#faults = new StoreFaults(schedule, () => this.#time.now)
    this.#verdict = { violations: [], calls: this.#faults.calls, refreshes: 0 }
    const { answerMs, tokenLifeSeconds, keepsRefreshTokens = false } = schedule
    const report = (violation: string) => void this.#verdict.violations.push(violation)
    this.#endpoint = new RotatingEndpoint({ answerMs, tokenLifeSeconds, keepsRefreshTokens, report })
  }

  run(): Promise<Verdict> {
    const { requests, outages, mishaps = [], endMs } = this.#schedule
    return this.#time.during(async () => {
      for (const outage of outages)
        if ('ms' in outage.begins) this.#time.at(outage.begins.ms, () => this.#faults.begin(outage))
      for (const mishap of mishaps) this.#time.at(mishap.ms, () => this.#strike(mishap))
      const answers = requests.map((firstAt, process) =>
        this.#time.as(`${process}`, () => this.#startProcess(process, firstAt)),
      )
      await this.#time.runUntil(endMs)
      await this.#judge(answers)
      return this.#verdict
    })
  }

  #strike({ kind, process, ms, forMs }: Mishap): void {
    for (const [index] of this.#schedule.requests.entries()) {
      if (process !== undefined && process !== index) continue
      if (kind === 'kill') this.#dead.add(index)
      if (kind === 'kill') this.#time.kill(`${index}`)
      else this.#time.sleep(`${index}`, ms + forMs)
    }
  }

  /** @returns the newest answer to a request: an access token, or why there is none */
  #startProcess(process: number, firstAt: number): { latest: string } {
    const answer = { latest: 'nothing' }
    const store = this.#storeOf(process)
    const now = () => this.#time.now
    const records = createSessionRecords({ store, now, idleTtlMs: 1e12, maxTtlMs: 1e12, keys: noKeys })
    const client = { ...unusedClient, now, dispatcher: this.#dispatcherOf(process) }
    const refresher = createRefresher({
      ...productionTimeouts.session,
      store,
      client,
      readAccount: async () => account,
      recordSecurityEvent: () => {},
      now,
    })
    const tokens = createSessionTokens({ store, records, refresher, now })
    const request = async () => {
      const opened = await records.open({ id, key })
      if (opened.state !== 'live') return opened.state
      return tokens.accessToken(opened, { log: silentLog })
    }
    const ask = () => {
      setTimeout(ask, requestEveryMs)
      request().then(
        (token) => {
          answer.latest = token
        },
        (error: unknown) => {
          answer.latest = String(error)
        },
      )
    }
    setTimeout(ask, firstAt)
    return answer
  }

  #dispatcherOf = (process: number) =>
    this.#endpoint.dispatcherFor(
      `process ${process}`,
      () => !this.#dead.has(process),
      (token) => void this.#received.set(token, process),
    )

  /** The store as one process sees it. */
  #storeOf(process: number): SessionStore {
    const via =
      <Arguments extends unknown[], Result>(kind: 'read' | 'write', call: (...values: Arguments) => Promise<Result>) =>
      (...values: Arguments) =>
        this.#faults.call(process, kind, () => call(...values))
    const { read, replaceBody } = this.#rows
    const { acquire, claim, renew, release } = this.#rows.leases
    const leases = {
      acquire: via('write', acquire),
      claim: via('read', (...values: Parameters<typeof claim>) => this.#claim(process, values)),
      renew: via('write', renew),
      release: via('write', release),
    }
    const replace = async (...values: Parameters<typeof replaceBody>) => {
      await replaceBody(...values)
      await this.#noteStored()
    }
    const rows = { leases, read: via('read', read), replaceBody: via('write', replace) }
    const never = new AbortController().signal
    // Ending a session is not part of the model: it would hide that the grant was lost.
    return { ...createMemorySessions(), read: rows.read, ...createExclusiveUpdate(rows, never, timeouts) }
  }

  /** A lease in the way is only read, also where a locked file takes no writes; to take one is a write. */
  async #claim(
    process: number,
    [name, holder, ttlMs, dead]: Parameters<Leases['claim']>,
  ): Promise<HeldLease | undefined> {
    const { claim, release } = this.#rows.leases
    if (!this.#faults.isOut(process, 'write')) return claim(name, holder, ttlMs, dead)
    const held = await claim(name, 'a look', ttlMs)
    if (held && !isSameLease(dead, held)) return held
    await release(name, 'a look')
    throw storeUnavailable(new Error('The file is locked.'))
  }

  async #noteStored(): Promise<void> {
    const row = await this.#rows.read(id)
    const body = row && !row.ended && openBody(row, key)
    if (body) this.#stored.add(body.tokenSet.refreshToken ?? '')
  }

  /** Nothing that was received may be lost, and everything must work again. */
  async #judge(answers: readonly { latest: string }[]): Promise<void> {
    const { violations } = this.#verdict
    this.#verdict.refreshes = this.#endpoint.newest
    for (const [token, process] of this.#received)
      if (!this.#dead.has(process) && !this.#stored.has(token))
        violations.push(`${token} was received and never stored`)
    // The grant is lost when a process dies between the answer and our write; all that can be asked is in the README.
    if (this.#endpoint.isRevoked) return
    for (const [process, { latest }] of answers.entries())
      if (!this.#dead.has(process) && !latest.startsWith('access-'))
        violations.push(`process ${process} is stuck: ${latest}`)
  }
}

const noKeys = { account: [], label: [], cookie: [], pendingAuthorization: [] } as never

const unusedClient = {
  clientId: 'deck',
  clientSecret: 'secret',
  authorizationEndpoint: 'http://accounts.test/authorize',
  tokenEndpoint: 'http://accounts.test/token',
  redirectUri: 'http://127.0.0.1/auth/callback',
  timeoutMs: 20_000,
}
