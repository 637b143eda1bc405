import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useSignedIn } from '../session/use-session.ts'
import { followPlayback } from './follow-playback.ts'
import { usePlaybackSource } from './use-playback.ts'

/** Once in the app: has playback told to this page. */
export function usePlaybackFeed(): void {
  const client = useQueryClient()
  const accountId = useSignedIn()?.account.id
  const source = usePlaybackSource()
  useEffect(
    () => (accountId && source ? followPlayback(client, accountId, source) : undefined),
    [client, accountId, source],
  )
}
