import { counted } from '@scopedeck/server/contract/words.ts'
import { ListX, SearchX } from 'lucide-react'
import { useState } from 'react'
import { SomethingToPlay } from '../playback/something-to-play.tsx'
import { PanelTrouble } from '../problems/parts.tsx'
import { Button } from '../shared/elements/button.tsx'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { PagesTroubleNote } from '../shared/long-list/pages-trouble.tsx'
import type { Playlist } from '../shared/read-playlist.ts'
import { isPlain } from './arrangement.ts'
import { LineGrid } from './line-grid.tsx'
import { PlaylistTools } from './playlist-tools.tsx'
import { type ArrangementState, useArrangement } from './use-arrangement.ts'
import { type Lines, useLines } from './use-lines.ts'
import { usePlayingRow } from './use-playing.ts'

/** The tools of a playlist and its songs. */
export function PlaylistContents({ playlist }: { playlist: Playlist }) {
  const { id, snapshot = '', songs } = playlist
  const arrangement = useArrangement()
  const [range, setRange] = useState({ start: 0, end: 30 })
  const lines = useLines({ id, snapshot }, songs, arrangement, range)
  if (lines.count === 0 && isPlain(arrangement) && !lines.trouble) return <NoItems playlist={playlist} />
  return (
    <>
      <PlaylistTools playlist={playlist} count={lines.count} arrangement={arrangement} reading={lines.reading} />
      <p role="status" className="sr-only">
        {arrangement.find && lines.reading === undefined && `${counted(lines.count, 'song')} found`}
      </p>
      <Rows playlist={playlist} lines={lines} arrangement={arrangement} onRange={setRange} />
    </>
  )
}

interface RowsProps {
  playlist: Playlist
  lines: Lines
  arrangement: ArrangementState
  onRange: (range: { start: number; end: number }) => void
}

function Rows({ playlist, lines: { count, lineAt, known, reading, trouble }, arrangement, onRange }: RowsProps) {
  const playing = usePlayingRow(playlist.uri, known)
  if (count === 0 && reading === undefined)
    return trouble ? (
      <div className="px-4 py-4 md:px-6">
        <PanelTrouble {...trouble} />
      </div>
    ) : (
      <EmptyState
        icon={SearchX}
        sentence={`No song here has “${arrangement.find}” in its title, artist or album.`}
        action={<Button onClick={() => arrangement.setFind('')}>Show all</Button>}
      />
    )
  return (
    <>
      <LineGrid
        label={`Songs of ${playlist.name}`}
        contextUri={playlist.uri}
        count={count}
        arranged={`${arrangement.order} ${arrangement.find}`}
        lineAt={lineAt}
        playing={playing}
        onRange={onRange}
      />
      {trouble && <PagesTroubleNote trouble={trouble} noun="Songs" total={count} />}
    </>
  )
}

function NoItems({ playlist: { name, songs = 0 } }: { playlist: Playlist }) {
  const sentence =
    songs === 0
      ? `“${name}” is empty. Songs added in Spotify will show up here.`
      : `Spotify says that ${counted(songs, 'song')} ${songs === 1 ? 'is' : 'are'} in “${name}”, and sends none.`
  return <EmptyState icon={ListX} sentence={sentence} action={<SomethingToPlay />} />
}
