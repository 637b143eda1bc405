import type { FastifyInstance, FastifyRequest } from 'fastify'
import { operation } from '../../contract/operations.ts'
import { mayRead, type PlaybackSource, playbackSources } from '../../contract/playback-sources.ts'
import type { WebApiCall } from '../gateway/web-api-call.ts'
import { problemDocument } from '../http/problem-document.ts'
import { ProblemError } from '../http/problem-error.ts'
import { toProblemError } from '../http/to-problem-error.ts'
import type { Session } from '../session/session.ts'
import { EventStream } from './event-stream.ts'
import { asOfNow, isSameName, readPlayback, type State } from './sample.ts'
import type { Listener, News } from './shared-poller.ts'

interface LiveStreamOptions {
  app: FastifyInstance
  /** Its cookie opens the session for as long as the stream lasts. */
  request: FastifyRequest
  source: PlaybackSource
  publicUrl: string
  heartbeatMs: number
  /** How long a browser waits before it comes back. */
  retryMs(): number
  now(): number
}

/** One page that listens, and the session that lets it. */
export interface LiveStream extends Listener {
  events: EventStream
  /** Begins the heartbeats. @param leave called once, when it ends for whatever reason */
  begin(leave: () => void): void
  /** Looks whether the session still stands and still may; ends the stream if not. */
  check(): Promise<void>
  /** The server goes down: another instance has the next stream. */
  drain(): void
}

/** After these a session has no stream, where our own records say so; what Spotify refuses may pass. */
const finalCodes: ReadonlySet<string> = new Set(['sign-in-required', 'reauthorization-required', 'insufficient-scope'])

export function createLiveStream(options: LiveStreamOptions): LiveStream {
  const { app, request, source, publicUrl, heartbeatMs, retryMs, now } = options
  const events = new EventStream(retryMs())
  const call = callOf(source)
  const resumesAt = request.headers['last-event-id']
  let heard: News | undefined
  let heartbeats: NodeJS.Timeout | undefined
  let expiry: NodeJS.Timeout | undefined
  let leave: (() => void) | undefined

  const document = (problem: ProblemError) => problemDocument(problem, { publicUrl, requestId: request.id })

  const close = (): void => {
    clearInterval(heartbeats)
    clearTimeout(expiry)
    leave?.()
    leave = undefined
  }

  const endsWith = (problem: ProblemError): boolean => {
    const isFinal = finalCodes.has(problem.code) && problem.members.upstreamStatus === undefined
    if (!isFinal) return false
    events.tell('ended', document(problem))
    events.finish()
    close()
    return true
  }

  /** Listening is no use of a session: an open page alone keeps nobody signed in. */
  const currentSession = async (): Promise<Session> => {
    const session = await app.signedIn(request, { isUse: false })
    if (mayRead(source, new Set(session.tokenSet.scopes))) return session
    throw new ProblemError('insufficient-scope', { detail: 'The grant no longer holds what playback is read by.' })
  }

  /** The end by the clock is met to the moment; any other is told, or found out with the next heartbeat. */
  const watchExpiry = (session: Session): void => {
    const leftMs = app.sessions.view(session).sessionExpiresAt - now()
    clearTimeout(expiry)
    if (leave && leftMs <= heartbeatMs) expiry = setTimeout(check, leftMs)
  }

  const check = async (): Promise<void> => {
    // A store that can't be asked signs nobody out.
    await currentSession().then(watchExpiry, (error) => endsWith(toProblemError(error)))
  }

  const beat = (): void => {
    if (events.isStuck) return void events.destroy()
    events.tell('heartbeat', { now: now() })
    void check()
  }

  return {
    events,
    begin(leaving) {
      leave = leaving
      events.once('close', close)
      heartbeats = setInterval(beat, heartbeatMs)
      void check()
    },
    check,
    drain() {
      events.finish(retryMs())
      close()
    },
    hear(news) {
      const isResumed = !heard && isSameName(news.name, resumesAt)
      heard = news
      const { reading } = news
      if (isResumed) return
      if ('problem' in reading) events.tell('problem', document(asOfNow(reading, now())), news.name)
      else events.tell('playback', { ...reading, now: now() }, news.name)
    },
    async read(signal): Promise<State> {
      const session = await currentSession()
      const askedAt = now()
      const answer = await app.callWebApi(request, session, call, signal, { isUse: false })
      // What Spotify says was true about half way between asking and hearing.
      return { playback: readPlayback(answer), at: (askedAt + now()) / 2 }
    },
    endsWith,
  }
}

const callOf = (source: PlaybackSource): WebApiCall => ({
  id: playbackSources[source],
  operation: operation(playbackSources[source]),
  params: {},
  query: new URLSearchParams({ additional_types: 'track,episode' }),
})
