/** How the instances of one deck hear of each other. */
export interface PubSub {
  /**
   * Tells all who subscribe to a topic, in every instance, this one too. Best effort: who does not listen at that
   * moment never hears it.
   * @throws {ProblemError} `store-unavailable`
   */
  publish(topic: string, message: string): Promise<void>
  /**
   * Resolves once nothing published from then on is missed.
   * @returns ends the subscription
   * @throws {ProblemError} `store-unavailable`
   */
  subscribe(topic: string, listener: (message: string) => void): Promise<Unsubscribe>
}

type Unsubscribe = () => Promise<void>
