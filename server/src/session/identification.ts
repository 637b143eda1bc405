import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from '../../contract/session.ts'
import { createSingleFlight } from '../async/single-flight.ts'
import { isExpired } from '../oauth/token-set.ts'
import type { LiveSession, SessionStore } from '../store/session-store.ts'
import { isAccount, type ReadAccount, wasReadFromWebApi } from './account.ts'
import { openBody, type SessionBody, sealBody } from './session.ts'
import type { SessionRecords, SessionReference } from './session-records.ts'

interface IdentificationOptions {
  store: SessionStore
  records: SessionRecords
  readAccount: ReadAccount
  /** Epoch milliseconds. */
  now(): number
  /** How long one answer is waited for. */
  accountTimeoutMs: number
  /** The pause before the first question; it doubles up to the longest. */
  identifyMs: { first: number; longest: number }
}

/** Asks for the accounts of sessions that began without one, because the Web API did not name it at the sign-in. */
export interface Identification {
  /**
   * Asks for the account until it is known, as long as the access token lives; the next request of the session begins
   * anew. Does nothing where the account is known. Returns at once, never throws.
   */
  begin(reference: SessionReference, body: Pick<SessionBody, 'account' | 'tokenSet' | 'firstAccountId'>): void
  stop(): Promise<void>
}

export function createIdentification(options: IdentificationOptions): Identification {
  const { first, longest } = options.identifyMs
  const stopping = new AbortController()
  const running = createSingleFlight<void>()

  async function run(reference: SessionReference): Promise<void> {
    for (let pauseMs = first; ; pauseMs = Math.min(2 * pauseMs, longest)) {
      await sleep(pauseMs, undefined, { ref: false, signal: stopping.signal })
      const answer = await ask(options, reference).catch(() => ({ retryAfterSeconds: 0 }))
      if (answer === 'over') return
      await sleep(answer.retryAfterSeconds * 1000, undefined, { ref: false, signal: stopping.signal })
    }
  }

  return {
    begin(reference, body) {
      if (isNamed(body) || stopping.signal.aborted) return
      // It rejects when the app closes, and nobody waits for it.
      running.share(reference.id, () => run(reference)).catch(() => {})
    },
    async stop() {
      stopping.abort()
      await running.settled()
    },
  }
}

const isNamed = ({ account, tokenSet, firstAccountId }: Parameters<Identification['begin']>[1]) =>
  firstAccountId !== undefined || wasReadFromWebApi(account, tokenSet)

/** One question. @returns `over` when no further one is needed @throws {ProblemError} `store-unavailable` */
async function ask(
  { store, records, readAccount, now, accountTimeoutMs }: IdentificationOptions,
  reference: SessionReference,
): Promise<'over' | { retryAfterSeconds: number }> {
  const opened = await records.open(reference)
  if (opened.state !== 'live' || isNamed(opened.body) || isExpired(opened.body.tokenSet, now())) return 'over'
  const answer = await readAccount(opened.body.tokenSet.accessToken, accountTimeoutMs)
  if (!isAccount(answer)) return answer ?? { retryAfterSeconds: 0 }
  await store.update(reference.id, nameAccount(reference, answer))
  const named = await records.open(reference)
  // The account's other sessions find it only under the account's own name.
  if (named.state === 'live') await records.reindex(named)
  return 'over'
}

const nameAccount =
  ({ key, id }: SessionReference, account: Account) =>
  async (row: LiveSession): Promise<Uint8Array | undefined> => {
    const body = openBody(row, key)
    return body && !isNamed(body) ? sealBody({ ...body, account, firstAccountId: body.account.id }, key, id) : undefined
  }
