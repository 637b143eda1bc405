import { ExternalStore } from '../shared/external-store.ts'
import { isPageOwner } from '../shared/page-owner.ts'
import type { Session } from './read-session.ts'

/** Sent to the window when the account has gone from this page: code that keeps data of it outside the query cache drops it. */
export const signedOutEvent = 'signed-out'

/** Sent to the window when the server says that the record of the session has changed: the page reads it again. */
export const sessionChangedEvent = 'session-changed'

/**
 * How often an account has gone without being asked here. The screens are drawn anew then: none keeps what it held. Below 0
 * once the page has been given up for another account: nothing of it is drawn while it loads again.
 */
export const departures = new ExternalStore(0)

/** Queries about the session begin with this; all others hold data of the account. */
export const sessionNoun = 'session'
export const sessionKey = [sessionNoun, 'view'] as const

/** The mutations that end the session of this page because the person asked for it. */
export const leavingKey = [sessionNoun, 'leaving'] as const

/** A page is for one account: when another one has signed in, in another tab, the page gives itself up. */
export function acceptSession(session: Session): Session | Promise<never> {
  return session.authenticated && !isPageOwner(session.accountMark) ? leavePage() : session
}

/** Gives the page up and loads the start anew: no state of a page outlives its document. */
export function leavePage(): Promise<never> {
  departures.set(-1)
  document.documentElement.hidden = true
  location.replace('/')
  return new Promise(() => {})
}
