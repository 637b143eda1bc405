/** Where the sealed steps of the flow records are kept, beside their sessions. They go with the session, however it ends. */
export interface FlowBatches {
  /**
   * Adds a batch to a live session; to an ended one it adds nothing. The first batch, which holds the sign-in, stays; of
   * the others the newest stay. Takes no lease, so that several processes can add at the same time.
   * @throws {ProblemError} `store-unavailable`
   */
  addFlowBatch(sessionId: string, batch: Uint8Array): Promise<void>
  /** Oldest first; none where the session has ended. @throws {ProblemError} `store-unavailable` */
  readFlowBatches(sessionId: string): Promise<Uint8Array[]>
}

/** How many batches a session has at most. */
export const mostFlowBatches = 8
