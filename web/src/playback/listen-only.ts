import { type QueryClient, queryOptions, skipToken } from '@tanstack/react-query'
import { tabStore } from '../shared/storage.ts'

const keyOf = (accountId: string) => `listen-only:${accountId}`

/**
 * Whether a command has shown that this account has no Premium. Spotify tells it in no other way. Remembered for as
 * long as this tab, across the way to the consent page and back.
 */
export const listenOnlyQuery = (accountId: string) =>
  queryOptions<boolean>({
    queryKey: ['playback', 'listen-only', accountId],
    queryFn: skipToken,
    initialData: () => tabStore().getItem(keyOf(accountId)) !== null,
    gcTime: Number.POSITIVE_INFINITY,
  })

export function rememberListenOnly(client: QueryClient, accountId: string, listenOnly: boolean): void {
  if (listenOnly) tabStore().setItem(keyOf(accountId), 'yes')
  else tabStore().removeItem(keyOf(accountId))
  client.setQueryData(listenOnlyQuery(accountId).queryKey, listenOnly)
}
