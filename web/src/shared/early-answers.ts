import { accountHeader } from '@scopedeck/server/contract/account-mark.ts'
import { pageOwner } from './page-owner.ts'
import { browserNow } from './server-clock.ts'

/** An answer that no screen has taken by then is dropped: later it would be old. */
const lifeMs = 10_000

interface EarlyAnswer {
  answer: Promise<Response>
  /** Epoch milliseconds by the browser's clock. */
  askedAt: number
}

const answers = new Map<string, EarlyAnswer>()
let hasAppStarted = false

/** Asks before the app is there; `undefined` once it is, because then its screens ask by themselves. */
export function askEarly(address: string): Promise<Response> | undefined {
  if (hasAppStarted) return undefined
  const answer = fetch(address, { credentials: 'same-origin', headers: readingHeaders() })
  // A failure is thrown where the answer is taken.
  answer.catch(() => {})
  answers.set(address, { answer, askedAt: browserNow() })
  setTimeout(() => answers.delete(address), lifeMs)
  return answer
}

/** The answer that was asked for early. One request takes it. */
export function takeEarly(address: string): EarlyAnswer | undefined {
  const early = answers.get(address)
  answers.delete(address)
  return early
}

/** Called by the app before its first screen asks for anything, so that nothing is asked for twice. */
export function endEarly(): void {
  hasAppStarted = true
}

/** The headers of every request: what is wanted, and for whom. */
export function readingHeaders(): Record<string, string> {
  const owner = pageOwner()
  return { accept: 'application/json', ...(owner && { [accountHeader]: owner }) }
}
