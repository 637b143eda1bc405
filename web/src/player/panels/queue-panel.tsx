import type { PlayableFacts } from '@scopedeck/server/contract/playable.ts'
import { useVerdict } from '../../lens/gate.ts'
import { describeItem } from '../../playback/now-playing.ts'
import { playbackQueries } from '../../playback/playback.queries.ts'
import type { QueuedItem } from '../../playback/read-player.ts'
import { lineTrouble } from '../../problems/parts.tsx'
import { Reading } from '../../problems/reading.tsx'
import { formatDuration } from '../../shared/duration.ts'
import { TrackLine } from '../track-line.tsx'
import { GlanceList, GlanceListSkeleton, PanelAsk, PanelEmpty, SidePanel } from './side-panel.tsx'

/** What comes next. Reading the queue needs two scopes; the panel says which one is missing. */
export function QueuePanel() {
  const isBlocked = useVerdict('get-queue').state === 'blocked'
  return (
    <SidePanel id="queue" title="Up next" operation="get-queue">
      {isBlocked ? (
        <PanelAsk operation="get-queue" what="Seeing what is up next" promise="the queue shows here" />
      ) : (
        <Reading
          of={{ ...playbackQueries.queue(), staleTime: 10_000 }}
          loading={<GlanceListSkeleton />}
          failed={lineTrouble}
        >
          {({ queue }) => <UpNext queue={queue} />}
        </Reading>
      )}
    </SidePanel>
  )
}

function UpNext({ queue }: { queue: readonly QueuedItem[] }) {
  if (queue.length === 0)
    return <PanelEmpty sentence="Nothing is queued. Play an album or a playlist, and its songs line up here." />
  return (
    <GlanceList>
      {queue.map(({ facts }, index) => (
        <QueueRow key={`${index}:${facts.uri}`} facts={facts} />
      ))}
    </GlanceList>
  )
}

function QueueRow({ facts }: { facts: PlayableFacts }) {
  const playing = describeItem(facts)
  return (
    <li className="py-1.5">
      <TrackLine playing={playing} size={40}>
        {playing.durationMs !== undefined && (
          <span className="font-mono text-small text-muted">{formatDuration(playing.durationMs)}</span>
        )}
      </TrackLine>
    </li>
  )
}
