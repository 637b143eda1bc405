import type { QueryClient } from '@tanstack/react-query'
import { localStore } from '../shared/storage.ts'
import { sessionNoun } from './page-account.ts'
import type { Session } from './read-session.ts'

/** In the storage of the browser: the scopes that are switched off in the lens, for its other tabs. */
export const withheldKey = 'withheld'

/**
 * Called with every session that the page has read. Where other scopes are switched off than before, everything that was
 * read with them is read again, as the server answers it now, and the other tabs of the browser are told.
 */
export function createWithheldWatch(client: QueryClient): (session: Session) => void {
  let known: string | undefined
  return (session) => {
    const withheld = session.authenticated ? session.withheldScopes.toSorted().join(' ') : undefined
    if (withheld === known) return
    const isSwitched = known !== undefined && withheld !== undefined
    known = withheld
    localStore().setItem(withheldKey, withheld ?? '')
    if (isSwitched) void client.resetQueries({ predicate: ({ queryKey }) => !keeps(queryKey) })
  }
}

/** Of what plays, the screens show nothing without its scope; the stream brings no sample again that it has brought. */
const keeps = ([noun]: readonly unknown[]) => noun === sessionNoun || noun === 'playback'
