/**
 * How a server ends. `stop`: its clients get time to notice. `stop-now`: they get none, because a person waits at the
 * terminal, or the server is broken. `hand-over`: another process already serves on the same port.
 */
export type Ending = 'stop' | 'stop-now' | 'hand-over'

/** The server as `main.ts` sees it, with one process or with several. */
export interface RunningServer {
  /**
   * @returns the banner
   * @throws {Error} says why it can't start; everything that was opened is closed again
   */
  start(): Promise<string>
  /** No new requests, then the end of those under way, then the store is closed. @param error the crash that ends it */
  close(ending: Ending, error?: unknown): Promise<void>
  /** Replaces the workers one at a time, without a failed request. A single process can't do that. */
  restartWorkers?(): Promise<void>
}
