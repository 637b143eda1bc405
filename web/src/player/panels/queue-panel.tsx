import { counted } from '@scopedeck/server/contract/words.ts'
import { useVerdict } from '../../lens/gate.ts'
import type { PlaybackCommand } from '../../playback/command.ts'
import { playbackQueries } from '../../playback/playback.queries.ts'
import type { QueuedItem } from '../../playback/read-player.ts'
import { lineTrouble } from '../../problems/parts.tsx'
import { Reading } from '../../problems/reading.tsx'
import { formatDuration } from '../../shared/duration.ts'
import { GlanceList, GlanceListSkeleton, PanelAsk, PanelEmpty, PlayableRow, SidePanel } from './side-panel.tsx'

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
  const uris = queue.map(({ facts }) => facts.uri)
  return (
    <>
      <p className="-mt-2 mb-1 text-small text-muted">{lengthInWords(queue)}</p>
      <GlanceList>
        {queue.map(({ facts }, index) => (
          <PlayableRow key={`${index}:${facts.uri}`} facts={facts} play={playFrom(uris.slice(index))} />
        ))}
      </GlanceList>
      <p className="mt-2 text-small text-muted">Spotify lets no app move or remove what is queued. Its own apps can.</p>
    </>
  )
}

/** How many there are, and how long they play together where Spotify says it of all. */
export function lengthInWords(queue: readonly QueuedItem[]): string {
  const lengths = queue.map(({ facts }) => facts.durationMs)
  const totalMs = lengths.reduce<number>((sum, length = 0) => sum + length, 0)
  const count = counted(queue.length, 'item')
  return lengths.includes(undefined) ? count : `${count} · ${formatDuration(totalMs)}`
}

/** Plays one of them and what comes after it: Spotify has no call that jumps within the queue. A local file can’t be asked for. */
export function playFrom(uris: readonly (string | undefined)[]): PlaybackCommand | undefined {
  const playable = uris.filter((uri) => uri !== undefined && /^spotify:(track|episode):/.test(uri))
  return playable.length > 0 ? { name: 'play-uris', uris: playable.map(String) } : undefined
}
