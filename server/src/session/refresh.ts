import { createBackoff } from '../async/backoff.ts'
import { createSingleFlight } from '../async/single-flight.ts'
import type { OAuthClient } from '../oauth/client.ts'
import { OAuthAnotherAccount } from '../oauth/errors.ts'
import { refreshTokenSet } from '../oauth/token-endpoint.ts'
import { isExpired, type TokenSet } from '../oauth/token-set.ts'
import type { RecordSecurityEvent } from '../observability/security-log.ts'
import { isLive, type LiveSession, type SessionStore, type StoredSession } from '../store/session-store.ts'
import { type ReadAccount, tryReadAccount, wasReadFromWebApi } from './account-reader.ts'
import { inTime } from './in-time.ts'
import { type RefreshFailure, type RefreshOutcome, readRefreshFailure, unavailable } from './refresh-attempt.ts'
import { readBody, type SessionBody, writeBody } from './session-body.ts'
import { type SessionReference, toSession } from './session-records.ts'

interface RefresherOptions {
  store: SessionStore
  client: OAuthClient
  readAccount: ReadAccount
  recordSecurityEvent: RecordSecurityEvent
  now(): number
  /** Between two attempts after a failure. */
  backoffMs: number
  /** How long whoever asks waits for it. */
  timeoutMs: number
  instrument?: InstrumentRefresh | undefined
}

/** Looks on at one refresh, and hands back what it does. */
export type InstrumentRefresh = (refresh: () => Promise<RefreshOutcome>) => Promise<RefreshOutcome>

export interface Refresher {
  /**
   * Gets a token set in place of the one that the caller holds, unless somebody already did. It belongs to no
   * request: once begun it is finished and stored, whoever has gone meanwhile.
   * @throws {ProblemError} `store-unavailable`
   */
  refresh(reference: SessionReference, held: TokenSet): Promise<RefreshOutcome>
  /** Asks whose a token set is that came with a new refresh token. @throws {ProblemError} `store-unavailable` */
  verify(reference: SessionReference): Promise<RefreshOutcome>
  /** Resolves when no refresh is under way. */
  settled(): Promise<void>
  sweep(): void
}

/**
 * How long the token endpoint is listened to, by far longer than anybody waits: it may have spent the refresh token
 * already, and its answer is then the only copy of the next one.
 */
const answerTimeoutMs = 20_000

export function createRefresher(options: RefresherOptions): Refresher {
  const {
    store,
    readAccount,
    recordSecurityEvent,
    now,
    backoffMs,
    timeoutMs,
    instrument = (refresh) => refresh(),
  } = options
  const client = { ...options.client, timeoutMs: answerTimeoutMs }
  const flights = createSingleFlight<RefreshOutcome>()
  const pauses = createBackoff({ now, shortestMs: backoffMs })

  /** A refresh token that was refused before, or never given, is no news. */
  function noteFailure({ kind, problem }: RefreshFailure, { tokenSet }: SessionBody, account: string): void {
    if (kind === 'misconfigured') recordSecurityEvent({ event: 'client-misconfigured', account })
    if (kind !== 'refused' || tokenSet.refreshToken === undefined) return
    const isAnother = problem.cause instanceof OAuthAnotherAccount
    recordSecurityEvent({
      event: 'grant-refused',
      reason: isAnother ? 'another-account' : 'revoked-or-reused',
      account,
    })
  }

  /** Takes the turn, and looks again: whoever had it before may have done it (RFC 9700 §4.14.2). */
  async function refreshInTurn(reference: SessionReference, held: TokenSet): Promise<RefreshOutcome> {
    let failure: RefreshFailure | undefined
    const row = await store.update(reference.id, async (current) => {
      const body = readBody(current, reference.key)
      if (body?.tokenSet.accessToken !== held.accessToken) return undefined
      const attempt = await attemptRefresh(client, body)
      failure = attempt.failure
      if (failure) noteFailure(failure, body, current.account)
      return attempt.body && writeBody(attempt.body, reference.key, reference.id)
    })
    if (failure && isLive(row)) return fail(reference, held, failure)
    pauses.end(reference.id)
    return settle(reference, row)
  }

  async function fail({ id }: SessionReference, held: TokenSet, failure: RefreshFailure): Promise<RefreshOutcome> {
    const { kind, problem, retryAfterSeconds = 0 } = failure
    if (kind !== 'refused') pauses.begin(id, retryAfterSeconds * 1000)
    if (!isExpired(held, now())) return { outcome: 'kept', problem }
    if (kind !== 'refused') return { outcome: kind, problem }
    await store.end(id, 'reauthorization-required')
    return { outcome: 'ended' }
  }

  /** What is stored now, once it is known whose it is. */
  async function settle(reference: SessionReference, row: StoredSession | undefined): Promise<RefreshOutcome> {
    const body = isLive(row) && readBody(row, reference.key)
    if (!body) return { outcome: 'ended' }
    return body.unverified
      ? verifyBody(reference, body, row.account)
      : { outcome: 'refreshed', session: toSession(row, body) }
  }

  /** Stored first, since the old refresh token is spent; used by nobody before this. No answer is no refusal. */
  async function verifyBody(
    reference: SessionReference,
    { account, tokenSet }: SessionBody,
    hash: string,
  ): Promise<RefreshOutcome> {
    const holder = await tryReadAccount(readAccount, tokenSet.accessToken)
    if (holder && holder.id !== account.id) {
      recordSecurityEvent({ event: 'grant-refused', reason: 'another-account', account: hash })
      await store.end(reference.id, 'reauthorization-required')
      return { outcome: 'ended' }
    }
    return settle(reference, await store.update(reference.id, markVerified(reference, tokenSet)))
  }

  /** Nothing new for who holds this, for now. */
  const notNow = (held: TokenSet, retryAfter?: number): RefreshOutcome => ({
    outcome: isExpired(held, now()) ? 'unavailable' : 'kept',
    problem: unavailable(retryAfter),
  })

  return {
    refresh: (reference, held) => {
      const flight = flights.share(`${reference.id} ${held.accessToken}`, async () => {
        const pauseLeftMs = await pauses.wait(reference.id)
        if (pauseLeftMs === undefined) return instrument(() => refreshInTurn(reference, held))
        return notNow(held, Math.ceil(pauseLeftMs / 1000))
      })
      return inTime(flight, timeoutMs, () => notNow(held))
    },
    verify: (reference) =>
      flights.share(`${reference.id} verify`, async () => settle(reference, await store.read(reference.id))),
    settled: flights.settled,
    sweep: pauses.sweep,
  }
}

/** One call of the token endpoint. A refused refresh token is forgotten: it must not be sent again. */
async function attemptRefresh(
  client: OAuthClient,
  body: SessionBody,
): Promise<{ body?: SessionBody; failure?: RefreshFailure }> {
  try {
    const tokenSet = await refreshTokenSet(client, body.tokenSet)
    const isRotated = tokenSet.refreshToken !== body.tokenSet.refreshToken
    const mustAsk = isRotated && wasReadFromWebApi(body.account, body.tokenSet)
    return { body: { ...body, tokenSet, ...(mustAsk && { unverified: true as const }) } }
  } catch (error) {
    const failure = readRefreshFailure(error)
    if (failure.kind !== 'refused') return { failure }
    const { refreshToken: _, ...tokenSet } = body.tokenSet
    return { failure, body: { ...body, tokenSet } }
  }
}

const markVerified =
  ({ key, id }: SessionReference, { accessToken }: TokenSet) =>
  async (row: LiveSession): Promise<Uint8Array | undefined> => {
    const body = readBody(row, key)
    if (!body?.unverified || body.tokenSet.accessToken !== accessToken) return undefined
    const { unverified: _, ...verified } = body
    return writeBody(verified, key, id)
  }
