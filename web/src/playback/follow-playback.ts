import { operation } from '@scopedeck/server/contract/operations.ts'
import { type PlaybackSource, playbackSources } from '@scopedeck/server/contract/playback.ts'
import { namedScopes } from '@scopedeck/server/contract/requirements.ts'
import type { QueryClient } from '@tanstack/react-query'
import { sessionQueries } from '../session/session.queries.ts'
import { tellScopesUsed } from '../shared/scope-use.tsx'
import type { Bulletin } from './bulletin.ts'
import { feedQuery } from './feed.queries.ts'
import { tellLive } from './live-samples.ts'
import { emptySnapshot, observe, type Snapshot } from './optimistic-playback.ts'
import { playbackKeys } from './playback.queries.ts'
import { shareBulletins } from './shared-samples.ts'
import { whileVisible } from './while-visible.ts'

/**
 * Lets the query client have what is told of an account's playback, while the page is seen: nobody is told anything in
 * a hidden tab. Accounts don't hear each other, whatever a browser's tabs still show.
 * @returns ends it
 */
export function followPlayback(client: QueryClient, accountId: string, source: PlaybackSource): () => void {
  const hold = (tell: (bulletin: Bulletin) => void) => tellLive(source, tell)
  const hear = (bulletin: Bulletin) => receive(client, source, bulletin)
  return whileVisible(() => shareBulletins(`playback ${accountId} ${source}`, hold, hear))
}

/** One way for all news: an event is an observation like any poll's. */
function receive(client: QueryClient, source: PlaybackSource, { observed, ...feed }: Bulletin): void {
  client.setQueryData(feedQuery.queryKey, feed)
  if (feed.mode === 'ended') void client.invalidateQueries({ queryKey: sessionQueries.session().queryKey })
  const before = client.getQueryData<Snapshot>(playbackKeys.state) ?? emptySnapshot
  if (!observed || observed.at === before.observed.at) return
  client.setQueryData(playbackKeys.state, observe(before, observed))
  tellScopesUsed(namedScopes(operation(playbackSources[source]).requirement), globalThis)
}
