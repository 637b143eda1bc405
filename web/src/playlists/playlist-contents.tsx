import type { Playlist } from '@scopedeck/server/contract/web-api.ts'
import { SearchX } from 'lucide-react'
import { useState } from 'react'
import { usePlayback } from '../playback/use-playback.ts'
import { counted } from '../shared/clock.ts'
import { Button } from '../shared/elements/button.tsx'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { ProblemPanel } from '../shared/elements/problem-panel.tsx'
import { LineGrid } from './line-grid.tsx'
import { PlaylistTools } from './playlist-tools.tsx'
import { useArrangement } from './use-arrangement.ts'
import { useLines } from './use-lines.ts'

/** The tools of a playlist and its songs. */
export function PlaylistContents({ playlist, total }: { playlist: Playlist; total: number }) {
  const arrangement = useArrangement()
  const [range, setRange] = useState({ start: 0, end: 30 })
  const lines = useLines({ id: playlist.id, snapshot: playlist.snapshot_id, total }, arrangement, range)
  const playback = usePlayback()?.playback
  return (
    <>
      <PlaylistTools playlist={playlist} arrangement={arrangement} reading={lines.reading} />
      <p role="status" className="sr-only">
        {arrangement.find && lines.reading === undefined && `${counted(lines.count, 'song')} found`}
      </p>
      {lines.problem && (
        <div className="px-4 py-4 md:px-6">
          <ProblemPanel problem={lines.problem} onRetry={lines.retry} />
        </div>
      )}
      {lines.count === 0 && lines.reading === undefined && !lines.problem ? (
        <EmptyState
          icon={SearchX}
          sentence={`No song here has “${arrangement.find}” in its title, artist or album.`}
          action={<Button onClick={() => arrangement.setFind('')}>Show all</Button>}
        />
      ) : (
        <LineGrid
          label={`Songs of ${playlist.name}`}
          contextUri={playlist.uri}
          count={lines.reading === undefined ? lines.count : total}
          lineAt={lines.reading === undefined ? lines.lineAt : () => undefined}
          playingUri={playback?.context?.uri === playlist.uri ? playback.item?.uri : undefined}
          onRange={setRange}
        />
      )}
    </>
  )
}
