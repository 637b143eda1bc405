import { useQuery } from '@tanstack/react-query'
import { listenOnlyQuery } from '../../playback/listen-only.ts'
import { useSignedIn } from '../../session/use-session.ts'

/** True once a command has shown that this account may listen but not steer. */
export function useListenOnly(): boolean {
  return useQuery(listenOnlyQuery(useSignedIn()?.account.id ?? '')).data ?? false
}
