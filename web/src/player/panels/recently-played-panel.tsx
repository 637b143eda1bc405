import type { PlayHistory } from '@scopedeck/server/contract/web-api.ts'
import { useQuery } from '@tanstack/react-query'
import { useVerdict } from '../../lens/gate.ts'
import { describeItem } from '../../playback/now-playing.ts'
import { playbackQueries } from '../../playback/playback.queries.ts'
import { problemOf } from '../../shared/problem.ts'
import { useNow } from '../../shared/use-now.ts'
import { TrackLine } from '../track-line.tsx'
import { TrackLineSkeletons } from '../track-line-skeletons.tsx'
import { GlanceList } from './glance-list.tsx'
import { PanelAsk } from './panel-ask.tsx'
import { PanelProblem } from './panel-problem.tsx'
import { SidePanel } from './side-panel.tsx'
import { timeAgo } from './time-ago.ts'

/** What played before. It stands on a scope of its own. */
export function RecentlyPlayedPanel() {
  const isBlocked = useVerdict('get-recently-played').state === 'blocked'
  return (
    <SidePanel id="recently-played" title="Recently played" operation="get-recently-played">
      {isBlocked ? (
        <PanelAsk operation="get-recently-played" what="Seeing what you played" promise="it shows here" />
      ) : (
        <History />
      )}
    </SidePanel>
  )
}

function History() {
  const { data, error, refetch } = useQuery(playbackQueries.recentlyPlayed())
  if (error && !data) return <PanelProblem problem={problemOf(error)} onRetry={() => void refetch()} />
  if (!data) return <TrackLineSkeletons count={5} />
  if (data.items.length === 0)
    return <p className="text-muted">Nothing yet. Play a song to its end, and it shows here.</p>
  return (
    <GlanceList>
      {data.items.map((play) => (
        <HistoryRow key={`${play.played_at}:${play.track.uri}`} play={play} />
      ))}
    </GlanceList>
  )
}

function HistoryRow({ play: { track, played_at: playedAt } }: { play: PlayHistory }) {
  const now = useNow()
  return (
    <li className="py-1.5">
      <TrackLine playing={describeItem(track)} size={40}>
        <time dateTime={playedAt} className="text-small whitespace-nowrap text-muted">
          {timeAgo(Date.parse(playedAt), now)}
        </time>
      </TrackLine>
    </li>
  )
}
