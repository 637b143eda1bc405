import { mutationOptions, type QueryClient } from '@tanstack/react-query'
import { api } from '../shared/api.ts'
import { forgetPersonal } from '../shared/storage.ts'
import { departures, leavingKey, sessionKey, sessionNoun, signedOutEvent } from './page-account.ts'
import type { Session } from './read-session.ts'

/** Ends the session on the server, then forgets everything that was read with it. */
const signOut = (queryClient: QueryClient) =>
  mutationOptions({
    mutationKey: leavingKey,
    mutationFn: () => api.post('/auth/sign-out'),
    onSuccess: () => forgetAccount(queryClient),
  })

/**
 * Signs out. Every screen offers it, so it works without the code of a mutation observer.
 * @throws what the request threw; then the session goes on
 */
export function endSession(queryClient: QueryClient): Promise<undefined> {
  return queryClient.getMutationCache().build(queryClient, signOut(queryClient)).execute()
}

/** Removes everything that was read with the session of this page, and every answer but those about the session. */
export function forgetAccount(client: QueryClient): void {
  forgetPersonal()
  dispatchEvent(new Event(signedOutEvent))
  client.setQueryData<Session>(sessionKey, { authenticated: false })
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionNoun })
}

/** Everything of the account goes because its session has ended elsewhere, or by itself. */
export function depart(client: QueryClient): void {
  forgetAccount(client)
  departures.set(departures.read() + 1)
}
