import type { Playable } from '@scopedeck/server/contract/web-api.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useVerdict } from '../lens/gate.ts'
import { ScopeAsk } from '../lens/scope-ask.tsx'
import { describeItem } from '../playback/now-playing.ts'
import { playbackQueries } from '../playback/playback.queries.ts'
import { Button } from '../shared/button.tsx'
import { formatDuration } from '../shared/clock.ts'
import { problemOf } from '../shared/problem.ts'
import { PanelProblem } from './panel-problem.tsx'
import { SidePanel } from './side-panel.tsx'
import { TrackLine } from './track-line.tsx'
import { TrackLineSkeletons } from './track-line-skeletons.tsx'

/** What a glance takes; the rest is a press away. */
const glance = 6

/** What comes next. Reading it takes two scopes, and the panel says which one is missing. */
export function QueuePanel() {
  const isBlocked = useVerdict('get-queue').state === 'blocked'
  return (
    <SidePanel id="queue" title="Comes next" operation="get-queue">
      {isBlocked ? (
        <ScopeAsk operation="get-queue" what="Seeing what comes next" promise="the queue shows here" />
      ) : (
        <UpNext />
      )}
    </SidePanel>
  )
}

function UpNext() {
  const [isWhole, setIsWhole] = useState(false)
  const { data, error, refetch } = useQuery({ ...playbackQueries.queue(), staleTime: 10_000 })
  if (error && !data) return <PanelProblem problem={problemOf(error)} onRetry={() => void refetch()} />
  if (!data) return <TrackLineSkeletons count={5} />
  if (data.queue.length === 0)
    return <p className="text-muted">Nothing comes next. Play an album or a playlist, and its songs line up here.</p>
  const hidden = data.queue.length - glance
  return (
    <>
      <ol className="flex flex-col">
        {data.queue.slice(0, isWhole ? undefined : glance).map((item, index) => (
          <QueueRow key={`${index}:${item.uri}`} item={item} />
        ))}
      </ol>
      {hidden > 0 && (
        <Button size="small" tone="quiet" className="mt-1 -ml-2.5" onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : `Show ${hidden} more`}
        </Button>
      )}
    </>
  )
}

function QueueRow({ item }: { item: Playable }) {
  const playing = describeItem(item)
  return (
    <li className="py-1.5">
      <TrackLine playing={playing} size={40}>
        <span className="font-mono text-small text-muted">{formatDuration(item.duration_ms)}</span>
      </TrackLine>
    </li>
  )
}
