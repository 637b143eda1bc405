import type { IncomingHttpHeaders } from 'node:http'
import type { Dispatcher } from 'undici'
import { ProblemError } from '../http/problem-error.ts'

export interface UpstreamAnswer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

interface AnswerReaderOptions {
  /** The largest body that is read. */
  answerBytes: number
  /** Bodies above this size must be admitted. */
  smallAnswerBytes: number
  /** Waits until one more large body may be in memory. @returns ends that */
  admitLarge(signal: AbortSignal): Promise<() => void>
  /** Ends the reading, and the connection with it. */
  signal: AbortSignal
}

/**
 * Reads one answer whole, for `dispatch` of undici: unlike its `request` this makes no stream for each answer, which
 * costs as much as all the rest of a call.
 */
export class AnswerReader implements Dispatcher.DispatchHandler {
  readonly #options: AnswerReaderOptions
  readonly #answer = Promise.withResolvers<UpstreamAnswer>()
  readonly #chunks: Buffer[] = []
  #bytes = 0
  #status = 0
  #headers: IncomingHttpHeaders = {}
  #controller: Dispatcher.DispatchController | undefined
  #leave: (() => void) | undefined
  #isAdmitted = false

  constructor(options: AnswerReaderOptions) {
    this.#options = options
    options.signal.addEventListener('abort', this.#abort)
  }

  /** @throws what `dispatch` fails with, the problem of a body that is too large, or the reason of the signal */
  get answer(): Promise<UpstreamAnswer> {
    return this.#answer.promise
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#options.signal.aborted) this.#abort()
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    this.#status = status
    this.#headers = headers
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    const { answerBytes, smallAnswerBytes } = this.#options
    this.#bytes += chunk.length
    this.#chunks.push(chunk)
    if (this.#bytes > answerBytes) controller.abort(tooLarge(this.#status))
    else if (this.#bytes > smallAnswerBytes && !this.#isAdmitted) void this.#waitForAdmission(controller)
  }

  onResponseEnd(): void {
    this.#close()
    const [first, ...more] = this.#chunks
    const body = first && more.length === 0 ? first : Buffer.concat(this.#chunks, this.#bytes)
    this.#answer.resolve({ status: this.#status, headers: this.#headers, body })
  }

  onResponseError(_: Dispatcher.DispatchController | undefined, error: Error): void {
    this.#close()
    this.#answer.reject(error)
  }

  /** While a large answer waits, nothing more is read from its connection, so Spotify has to wait too. */
  async #waitForAdmission(controller: Dispatcher.DispatchController): Promise<void> {
    this.#isAdmitted = true
    controller.pause()
    try {
      const leave = await this.#options.admitLarge(this.#options.signal)
      if (controller.aborted) return leave()
      this.#leave = leave
      controller.resume()
    } catch (error) {
      controller.abort(error instanceof Error ? error : new Error('not admitted', { cause: error }))
    }
  }

  /** A request that waits for a connection has no controller yet: it is aborted when it starts. */
  readonly #abort = (): void => {
    const { reason } = this.#options.signal
    this.#controller?.abort(reason)
    this.#close()
    this.#answer.reject(reason)
  }

  #close(): void {
    this.#options.signal.removeEventListener('abort', this.#abort)
    this.#leave?.()
    this.#leave = undefined
  }
}

const tooLarge = (upstreamStatus: number) =>
  invalidAnswer('The answer was larger than this app takes.', { upstreamStatus })

/** The problem of an answer that is broken, or not what it says it is. */
export function invalidAnswer(detail: string, options: { upstreamStatus?: number; cause?: unknown }): ProblemError {
  const { upstreamStatus, cause } = options
  return new ProblemError('upstream-invalid', { detail, cause, members: upstreamStatus ? { upstreamStatus } : {} })
}
