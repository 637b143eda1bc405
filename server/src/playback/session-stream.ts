import type { FastifyInstance, FastifyRequest } from 'fastify'
import { operation } from '../../contract/operations.ts'
import {
  mayRead,
  type PlaybackSample,
  type PlaybackSource,
  playbackSources,
  sendSample,
} from '../../contract/playback.ts'
import type { WebApiCall } from '../gateway/operation-matcher.ts'
import { problemDocument } from '../http/answer-problem.ts'
import { ProblemError, toProblemError } from '../http/problem-error.ts'
import type { RequestSession } from '../session/request-sessions.ts'
import type { Session } from '../session/session.ts'
import { EventStream } from './event-stream.ts'
import { isFailure, isSameEventId, type PollResult, parsePlayback, problemAsOf, refusedPlayback } from './sample.ts'
import type { PollListener } from './shared-poller.ts'

interface SessionStreamOptions {
  app: FastifyInstance
  /** Its cookie opens the session for as long as the stream lasts. */
  request: FastifyRequest
  source: PlaybackSource
  publicUrl: string
  heartbeatMs: number
  /** How long the browser waits before it connects again. */
  retryMs(): number
  now(): number
}

/** After these the session has no stream any more, if our own records say so. What Spotify refuses may be over soon. */
const finalCodes: ReadonlySet<string> = new Set(['sign-in-required', 'reauthorization-required', 'insufficient-scope'])

/** The event stream of one page. It ends with the session, or when the grant no longer lets the source be read. */
export class SessionStream implements PollListener {
  readonly events: EventStream
  readonly #options: SessionStreamOptions
  #hasAccepted = false
  #heartbeats: NodeJS.Timeout | undefined
  #expiry: NodeJS.Timeout | undefined
  #onEnd: (() => void) | undefined

  constructor(options: SessionStreamOptions) {
    this.#options = options
    this.events = new EventStream(options.retryMs())
  }

  /** Begins the heartbeats. @param onEnd called once, when the stream ends for whatever reason */
  begin(onEnd: () => void): void {
    this.#onEnd = onEnd
    this.events.once('close', () => this.#close())
    this.#heartbeats = setInterval(() => this.#beat(), this.#options.heartbeatMs)
    void this.check()
  }

  /** Ends the stream if the session has ended or may not read the source any more. */
  async check(): Promise<void> {
    try {
      this.#endOnExpiry((await this.#currentSession()).session)
    } catch (error) {
      // A store that does not answer is no reason to end a stream.
      this.endsWith(toProblemError(error))
    }
  }

  /** The record of the session has changed. The page is told, unless the stream ends because of it. */
  async tellSession(): Promise<void> {
    await this.check()
    this.events.send('session', { now: this.#options.now() })
  }

  /** Ends the stream because the server stops: the browser connects to another instance. */
  drain(): void {
    this.events.finish(this.#options.retryMs())
    this.#close()
  }

  accept(result: PollResult, eventId: string): void {
    const { request, now } = this.#options
    const isKnown = !this.#hasAccepted && isSameEventId(eventId, request.headers['last-event-id'])
    this.#hasAccepted = true
    if (isKnown) return
    if (isFailure(result)) this.events.send('problem', this.#document(problemAsOf(now(), result)), eventId)
    else this.events.send('playback', sendSample(result, now()), eventId)
  }

  async poll(signal: AbortSignal): Promise<PlaybackSample> {
    const { app, source, now } = this.#options
    const found = await this.#currentSession()
    const askedAt = now()
    const playback = await app.callWebApi(found, callOf(source), signal).then(parsePlayback, refusedPlayback)
    // The answer was true about half way between the question and its arrival.
    return { playback, at: (askedAt + now()) / 2 }
  }

  endsWith(problem: ProblemError): boolean {
    const isFinal = finalCodes.has(problem.code) && problem.members.upstreamStatus === undefined
    if (!isFinal) return false
    this.events.send('ended', this.#document(problem))
    this.events.finish()
    this.#close()
    return true
  }

  /** A stream is no use of a session: a page that is only open keeps nobody signed in. */
  async #currentSession(): Promise<RequestSession> {
    const { app, request, source } = this.#options
    const found = await app.sessions.signedIn(request, { isUse: false })
    if (mayRead(source, new Set(found.session.scopes))) return found
    throw new ProblemError('insufficient-scope', { detail: 'The grant no longer holds what playback is read by.' })
  }

  /** A session that runs out before the next heartbeat gets a timer, so that the stream ends in the same moment. */
  #endOnExpiry(session: Session): void {
    const { app, heartbeatMs, now } = this.#options
    const leftMs = app.sessions.view(session).sessionExpiresAt - now()
    clearTimeout(this.#expiry)
    if (this.#onEnd && leftMs <= heartbeatMs) this.#expiry = setTimeout(() => void this.check(), leftMs)
  }

  #beat(): void {
    if (this.events.isStuck) return void this.events.destroy()
    this.events.send('heartbeat', { now: this.#options.now() })
    void this.check()
  }

  #close(): void {
    clearInterval(this.#heartbeats)
    clearTimeout(this.#expiry)
    this.#onEnd?.()
    this.#onEnd = undefined
  }

  #document(problem: ProblemError) {
    const { publicUrl, request } = this.#options
    return problemDocument(problem, { publicUrl, requestId: request.id })
  }
}

const callOf = (source: PlaybackSource): WebApiCall => ({
  id: playbackSources[source],
  operation: operation(playbackSources[source]),
  params: {},
  query: new URLSearchParams({ additional_types: 'track,episode' }),
})
