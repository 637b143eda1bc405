import { type Backoff, createBackoff } from '../async/backoff.ts'
import { createSingleFlight } from '../async/single-flight.ts'
import { withTimeout } from '../async/timeout.ts'
import type { ProblemError } from '../http/problem-error.ts'
import type { OAuthClient } from '../oauth/client.ts'
import { OAuthAnotherAccount } from '../oauth/errors.ts'
import { traceTokenCall } from '../oauth/token-call.ts'
import { isExpired, type TokenSet } from '../oauth/token-set.ts'
import { type RecordFlow, recordNoFlow } from '../observability/flow-input.ts'
import type { RecordSecurityEvent } from '../observability/security-log.ts'
import { isLive, type LiveSession, type SessionStore, type StoredSession } from '../store/session-store.ts'
import { isAccount, type ReadAccount } from './account.ts'
import { atProviderTime, type ReadAheadMs } from './provider-time.ts'
import { attemptRefresh, type RefreshAttempt, type RefreshFailure, unavailable } from './refresh-attempt.ts'
import { refreshStep } from './refresh-step.ts'
import { openBody, type Session, type SessionBody, sealBody, toSession } from './session.ts'
import type { SessionReference } from './session-records.ts'

/** Every way a refresh can end. */
export type RefreshOutcome =
  | { outcome: 'refreshed'; session: Session }
  /** The refresh failed, but the old access token still works for a while. */
  | { outcome: 'kept'; problem: ProblemError }
  /** The authorization server can't answer, and the old access token has expired. The session stays. */
  | { outcome: 'unavailable'; problem: ProblemError }
  /** The client's own credentials are wrong. The session stays. */
  | { outcome: 'misconfigured'; problem: ProblemError }
  /** The grant or the session is over. */
  | { outcome: 'ended' }

export interface Refresher {
  /**
   * Replaces the token set that a request holds, unless it was replaced already. A refresh belongs to no request: once
   * begun it is finished and stored, even if every request that waits for it is closed.
   * @throws {ProblemError} `store-unavailable`
   */
  refresh(reference: SessionReference, held: TokenSet): Promise<RefreshOutcome>
  /** Verifies the account of a token set that came with a new refresh token. @throws {ProblemError} `store-unavailable` */
  verify(reference: SessionReference): Promise<RefreshOutcome>
  /** Resolves when no refresh is under way. */
  settled(): Promise<void>
  sweep(): void
}

export interface RefreshTimeouts {
  /** Between two attempts after a failure. */
  refreshBackoffMs: number
  /** How long a request waits for a refresh. */
  refreshTimeoutMs: number
  /**
   * How long the server waits for the token endpoint, which is longer than any request waits. The authorization server may
   * have spent the refresh token already, and its answer is then the only copy of the next one.
   */
  refreshAnswerTimeoutMs: number
  /** How long the Web API may take to name the account of a token set. */
  accountTimeoutMs: number
}

interface RefresherOptions extends RefreshTimeouts {
  store: SessionStore
  client: OAuthClient
  readAccount: ReadAccount
  recordSecurityEvent: RecordSecurityEvent
  /** Epoch milliseconds. */
  now(): number
  instrument?: InstrumentRefresh | undefined
  recordFlow?: RecordFlow | undefined
  readAheadMs?: ReadAheadMs | undefined
}

/** Measures one refresh. Returns or throws what the refresh does. */
export type InstrumentRefresh = (refresh: () => Promise<RefreshOutcome>) => Promise<RefreshOutcome>

interface Context extends RefresherOptions {
  backoff: Backoff
}

export function createRefresher(options: RefresherOptions): Refresher {
  const { store, now, refreshBackoffMs, refreshTimeoutMs } = options
  const client = { ...options.client, timeoutMs: options.refreshAnswerTimeoutMs }
  const context: Context = { ...options, client, backoff: createBackoff({ now, shortestMs: refreshBackoffMs }) }
  const refreshes = createSingleFlight<RefreshOutcome>()
  return {
    refresh(reference, held) {
      const run = () => refreshAfterBackoff(context, reference, held)
      const outcome = refreshes.share(`${reference.id} ${held.accessToken}`, run)
      return withTimeout(outcome, refreshTimeoutMs, () => notNow(held, now()))
    },
    verify(reference) {
      const run = async () => outcomeOf(context, reference, await store.read(reference.id))
      return refreshes.share(`${reference.id} verify`, run)
    },
    settled: refreshes.settled,
    sweep: context.backoff.sweep,
  }
}

async function refreshAfterBackoff(
  context: Context,
  reference: SessionReference,
  held: TokenSet,
): Promise<RefreshOutcome> {
  const { backoff, now, instrument = (refresh) => refresh() } = context
  const leftMs = await backoff.wait(reference.id)
  if (leftMs !== undefined) return notNow(held, now(), Math.ceil(leftMs / 1000))
  return instrument(() => refreshExclusively(context, reference, held))
}

/** The outcome when no refresh can be made or waited for now. @param retryAfter whole seconds */
const notNow = (held: TokenSet, now: number, retryAfter?: number): RefreshOutcome => ({
  outcome: isExpired(held, now) ? 'unavailable' : 'kept',
  problem: unavailable(retryAfter),
})

/**
 * Refreshes while no other process can, by the store's lease. It first reads the session again: the process that had the
 * lease before may have refreshed it already (RFC 9700 §4.14.2).
 */
async function refreshExclusively(
  context: Context,
  reference: SessionReference,
  held: TokenSet,
): Promise<RefreshOutcome> {
  const { store, recordFlow = recordNoFlow } = context
  const { client, call } = traceTokenCall(context.client)
  let made: { before: TokenSet; attempt: RefreshAttempt } | undefined
  const row = await store.update(reference.id, async (current) => {
    const body = openBody(current, reference.key)
    if (body?.tokenSet.accessToken !== held.accessToken) return undefined
    const attempt = await attemptRefresh(client, body)
    made = { before: body.tokenSet, attempt }
    if (attempt.failure) recordFailure(context, attempt.failure, body, current.account)
    const next = attempt.body && (attempt.failure ? attempt.body : await atProviderTime(attempt.body, context))
    return next && sealBody(next, reference.key, reference.id)
  })
  const result = await resultOf(context, { reference, held, row, failure: made?.attempt.failure })
  const tokenCall = call()
  if (made && tokenCall)
    recordFlow(reference.id, refreshStep({ client, ...made, call: tokenCall, outcome: result.outcome }))
  return result
}

interface Attempted {
  reference: SessionReference
  held: TokenSet
  row: StoredSession | undefined
  failure: RefreshFailure | undefined
}

async function resultOf(context: Context, { reference, held, row, failure }: Attempted): Promise<RefreshOutcome> {
  if (failure && isLive(row)) return failedOutcome(context, reference, held, failure)
  context.backoff.end(reference.id)
  return outcomeOf(context, reference, row)
}

/** Without a refresh token nothing was sent: its refusal was recorded before, or there never was one. */
function recordFailure(
  { recordSecurityEvent }: Context,
  { kind, problem }: RefreshFailure,
  { tokenSet }: SessionBody,
  account: string,
): void {
  if (kind === 'misconfigured') recordSecurityEvent({ event: 'client-misconfigured', account })
  if (kind !== 'refused' || tokenSet.refreshToken === undefined) return
  const isAnother = problem.cause instanceof OAuthAnotherAccount
  recordSecurityEvent({ event: 'grant-refused', reason: isAnother ? 'another-account' : 'revoked-or-reused', account })
}

async function failedOutcome(
  { backoff, now, store }: Context,
  { id }: SessionReference,
  held: TokenSet,
  { kind, problem, retryAfterSeconds = 0 }: RefreshFailure,
): Promise<RefreshOutcome> {
  if (kind !== 'refused') backoff.begin(id, retryAfterSeconds * 1000)
  if (!isExpired(held, now())) return { outcome: 'kept', problem }
  if (kind !== 'refused') return { outcome: kind, problem }
  await store.end(id, 'reauthorization-required')
  return { outcome: 'ended' }
}

/** The outcome for the stored session, once its account is verified. */
async function outcomeOf(
  context: Context,
  reference: SessionReference,
  row: StoredSession | undefined,
): Promise<RefreshOutcome> {
  const body = isLive(row) && openBody(row, reference.key)
  if (!body) return { outcome: 'ended' }
  if (body.unverified) return verifyAccount(context, reference, body, row.account)
  return { outcome: 'refreshed', session: toSession(row, body) }
}

/**
 * Compares the account of a new token set with the session's. The token set was stored before, because the old refresh token
 * is spent, but no request uses it before this. No answer of the Web API counts as the same account.
 */
async function verifyAccount(
  context: Context,
  reference: SessionReference,
  { account, tokenSet }: SessionBody,
  accountHash: string,
): Promise<RefreshOutcome> {
  const { store, readAccount, accountTimeoutMs, recordSecurityEvent } = context
  const actual = await readAccount(tokenSet.accessToken, accountTimeoutMs)
  if (isAccount(actual) && actual.id !== account.id) {
    recordSecurityEvent({ event: 'grant-refused', reason: 'another-account', account: accountHash })
    await store.end(reference.id, 'reauthorization-required')
    return { outcome: 'ended' }
  }
  return outcomeOf(context, reference, await store.update(reference.id, markVerified(reference, tokenSet)))
}

const markVerified =
  ({ key, id }: SessionReference, { accessToken }: TokenSet) =>
  async (row: LiveSession): Promise<Uint8Array | undefined> => {
    const body = openBody(row, key)
    if (!body?.unverified || body.tokenSet.accessToken !== accessToken) return undefined
    const { unverified: _, ...verified } = body
    return sealBody(verified, key, id)
  }
