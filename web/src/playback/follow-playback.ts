import { operation } from '@scopedeck/server/contract/operations.ts'
import { type PlaybackSource, playbackSources } from '@scopedeck/server/contract/playback.ts'
import { namedScopes } from '@scopedeck/server/contract/requirements.ts'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { sessionQueries } from '../session/session.queries.ts'
import { useSignedIn } from '../session/use-session.ts'
import { noteProblem, noteSuccess } from '../shared/account-problem.ts'
import { readAnew } from '../shared/read-anew.ts'
import { tellScopesUsed } from '../shared/scope-use.tsx'
import { openSampleStream, type StreamState } from './live-samples.ts'
import { acceptSample, noPlayback } from './optimistic-playback.ts'
import { playbackQueries } from './playback.queries.ts'
import { shareBetweenTabs } from './shared-samples.ts'
import { streamStatus, usePlaybackSource, waitingStatus } from './use-playback.ts'

/** Once in the app: the server sends playback to this page for as long as an account is signed in. */
export function useFollowPlayback(): void {
  const client = useQueryClient()
  const accountId = useSignedIn()?.account.id
  const source = usePlaybackSource()
  useEffect(
    () => (accountId && source ? followPlayback(client, accountId, source) : undefined),
    [client, accountId, source],
  )
  useEffect(() => () => streamStatus.set(waitingStatus), [])
}

/**
 * Gives the query client the samples of an account while the page is visible. Each account has a channel of its own between
 * tabs: two tabs may show two accounts.
 * @returns ends it
 */
function followPlayback(client: QueryClient, accountId: string, source: PlaybackSource): () => void {
  return whileVisible(() =>
    shareBetweenTabs(
      `playback ${accountId} ${source}`,
      (tell) => openSampleStream(source, tell),
      (state) => receive(client, source, state),
    ),
  )
}

/** A sample that the server sent is taken like one that the page has polled. */
function receive(client: QueryClient, source: PlaybackSource, { sample, ...status }: StreamState): void {
  streamStatus.set(status)
  if (status.failure) noteProblem(status.failure.problem, 'GET')
  if (status.mode === 'ended') void readAnew(client, { queryKey: sessionQueries.session().queryKey })
  const { queryKey } = playbackQueries.state(source, { isPolled: false })
  const before = client.getQueryData(queryKey) ?? noPlayback
  if (!sample || sample.at === before.sample.at) return
  noteSuccess()
  client.setQueryData(queryKey, acceptSample(before, sample))
  tellScopesUsed(namedScopes(operation(playbackSources[source]).requirement), globalThis)
}

/**
 * Runs what `begin` starts while the page is visible.
 * @param begin returns what ends it
 * @returns ends it for good
 */
function whileVisible(begin: () => () => void): () => void {
  let end: (() => void) | undefined
  const stop = () => {
    end?.()
    end = undefined
  }
  const follow = () => {
    if (document.visibilityState === 'visible') end ??= begin()
    else stop()
  }
  document.addEventListener('visibilitychange', follow)
  follow()
  return () => {
    document.removeEventListener('visibilitychange', follow)
    stop()
  }
}
