import { useVerdict } from '../../lens/gate.ts'
import { playbackQueries } from '../../playback/playback.queries.ts'
import type { PlayedItem } from '../../playback/read-player.ts'
import { lineTrouble } from '../../problems/parts.tsx'
import { Reading } from '../../problems/reading.tsx'
import { formatDay, isoMoment } from '../../shared/clock.ts'
import { useNow } from '../../shared/use-now.ts'
import { GlanceList, GlanceListSkeleton, PanelAsk, PanelEmpty, PlayableRow, SidePanel } from './side-panel.tsx'

/** What played before. Reading it needs a scope of its own. */
export function RecentlyPlayedPanel() {
  const isBlocked = useVerdict('get-recently-played').state === 'blocked'
  return (
    <SidePanel id="recently-played" title="Recently played" operation="get-recently-played">
      {isBlocked ? (
        <PanelAsk operation="get-recently-played" what="Seeing what you played" promise="it shows here" />
      ) : (
        <Reading of={playbackQueries.recentlyPlayed()} loading={<GlanceListSkeleton />} failed={lineTrouble}>
          {({ items }) => <History plays={items} />}
        </Reading>
      )}
    </SidePanel>
  )
}

function History({ plays }: { plays: readonly PlayedItem[] }) {
  if (plays.length === 0)
    return <PanelEmpty sentence="Nothing yet. Play a song to the end, and it will show up here." />
  return (
    <GlanceList>
      {plays.map((played, index) => (
        <HistoryRow key={`${index}:${played.playedAt}`} played={played} />
      ))}
    </GlanceList>
  )
}

function HistoryRow({ played: { facts, playedAt } }: { played: PlayedItem }) {
  return <PlayableRow facts={facts} columns={playedAt !== undefined && <PlayedAt at={playedAt} />} />
}

function PlayedAt({ at }: { at: number }) {
  const now = useNow()
  return (
    <time dateTime={isoMoment(at)} className="text-small whitespace-nowrap text-muted">
      {timeAgo(at, now)}
    </time>
  )
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** How long ago something was, short: `now`, `5 min`, `3 h`, `2 days`, `12 Mar`. */
export function timeAgo(at: number, now: number): string {
  const agoMs = now - at
  if (Number.isNaN(agoMs)) return ''
  if (agoMs < minuteMs) return 'now'
  if (agoMs < hourMs) return `${Math.floor(agoMs / minuteMs)} min`
  if (agoMs < dayMs) return `${Math.floor(agoMs / hourMs)} h`
  if (agoMs < 2 * dayMs) return '1 day'
  return agoMs < 7 * dayMs ? `${Math.floor(agoMs / dayMs)} days` : formatDay(at, now)
}
