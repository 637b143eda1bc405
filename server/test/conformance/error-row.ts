import type { Script } from '../../src/simulator/testing/script.ts'
import type { Samples } from './samples.ts'

type Answered = ReturnType<Script['send']>

/** What a row may use to make its request. */
export interface Asker {
  script: Script
  samples: Samples
  /** A Web API call of ada with every scope, unless another `authorization` is given. */
  v1: (call: string, body?: string | object, authorization?: string) => Answered
}

/** One mistake, and what Spotify was seen to say of it. */
export interface ErrorRow {
  /** The words of the list that it was collected in. */
  request: string
  ask: (asker: Asker) => Promise<Awaited<Answered>>
  status: number
  /** The literal message: of the Web API, `error: description` of the token endpoint, or the text of the page. */
  message: string | RegExp
}
