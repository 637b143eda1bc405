import type { OAuthClient } from './client.ts'

/** One call of the token endpoint, as the flow record shows it. */
export interface TokenCall {
  /** Epoch milliseconds, when it began. */
  at: number
  ms: number
  /** Left out where no answer came. */
  status?: number
}

interface TracedClient {
  client: OAuthClient
  /** The last call; `undefined` while there was none. */
  call(): TokenCall | undefined
}

/** The same client, which keeps when it called the token endpoint and what status came. */
export function traceTokenCall(client: OAuthClient): TracedClient {
  const { instrument = (_: string, call) => call(), now } = client
  let last: TokenCall | undefined
  const traced: OAuthClient['instrument'] = async (grantType, call) => {
    const [at, beganAt] = [now(), performance.now()]
    const ended = (status?: number) => {
      last = { at, ms: performance.now() - beganAt, ...(status !== undefined && { status }) }
    }
    try {
      const answer = await instrument(grantType, call)
      ended(answer.status)
      return answer
    } catch (error) {
      ended()
      throw error
    }
  }
  return { client: { ...client, instrument: traced }, call: () => last }
}
