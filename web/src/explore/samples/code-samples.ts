import { curl } from './curl.ts'
import { fetchCall } from './fetch.ts'
import { python } from './python.ts'
import { pythonSdk } from './python-sdk.ts'
import type { SampleCall } from './sample-call.ts'

/** A call as code. The access token is a variable in each, because no token ever reaches this page. */
export const samples = { curl, fetch: fetchCall, python, pythonSdk } as const satisfies Record<
  string,
  (call: SampleCall) => string
>
export type SampleLanguage = keyof typeof samples
