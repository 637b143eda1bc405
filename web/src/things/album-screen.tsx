import { counted } from '@scopedeck/server/contract/words.ts'
import { Clock, Disc3 } from 'lucide-react'
import { memo, useMemo, useState } from 'react'
import { lengthInWords } from '../catalogue/resume.ts'
import { type ListRowProps, rowWindow, ThingList, windowOf } from '../catalogue/thing-list.tsx'
import { ThingRow } from '../catalogue/thing-row.tsx'
import { playbackOf, usePlayingThing } from '../catalogue/use-playing-thing.ts'
import { PanelPart, PanelTrouble } from '../problems/parts.tsx'
import { Reading } from '../problems/reading.tsx'
import { ScreenTrouble } from '../problems/screen-part.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { Names, NamesOrWords } from '../shared/elements/names.tsx'
import { edge } from '../shared/elements/screen.tsx'
import { Loading } from '../shared/elements/skeleton.tsx'
import { Truncate } from '../shared/elements/truncate.tsx'
import { useLongList } from '../shared/long-list/use-long-list.ts'
import { phone, useMedia } from '../shared/use-media.ts'
import { type AlbumLine, isSong, lengthOf, withDiscs } from './album-lines.ts'
import { ArtistAside } from './artist-aside.tsx'
import type { WholeAlbum } from './read-things.ts'
import { ThingActions } from './thing-actions.tsx'
import { ThingHeader, ThingSkeleton } from './thing-header.tsx'
import { songsOf, thingQueries } from './things.queries.ts'

/** An album with its discs and songs, and beside it its artist. */
export function AlbumScreen({ id }: { id: string }) {
  return (
    <Reading
      of={thingQueries.album(id)}
      loading={
        <>
          <Loading what="the album" />
          <ThingSkeleton />
        </>
      }
      failed={(trouble) => <ScreenTrouble {...trouble} />}
    >
      {(album) => <Album album={album} />}
    </Reading>
  )
}

/** The artist stands beside the songs where there is room, and below them otherwise. */
const beside = '@5xl/main:grid @5xl/main:grid-cols-[minmax(0,1fr)_22rem] @5xl/main:items-start'

function Album({ album }: { album: WholeAlbum }) {
  const { thing, type, first, releasedOn } = album
  const songs = useLongList<AlbumLine>(songsOf(album), firstRows, withDiscs)
  const [chance] = useState(Math.random)
  const artist = thing.by.find(({ id }) => id !== undefined)
  const onlySongs = songs.known.filter(isSong)
  const total = first.total ?? onlySongs.length
  const length = songs.reading === undefined && onlySongs.length > 0 ? lengthInWords(lengthOf(onlySongs)) : undefined
  return (
    <div className={beside}>
      <div className="min-w-0">
        <ThingHeader
          thing={thing}
          kind={type}
          makers={<NamesOrWords names={thing.by} words="Unknown artist" />}
          facts={[releasedOn, counted(total, 'song'), length]}
        />
        <ThingActions
          thing={thing}
          operation="get-an-album"
          shuffle={{
            name: 'play-context',
            contextUri: thing.uri,
            // Without a random offset Spotify would always begin with the first song.
            offsetPosition: Math.floor(chance * total),
            shuffled: true,
          }}
        />
        <PanelPart>
          <Songs album={album} songs={songs} />
        </PanelPart>
      </div>
      {artist?.id !== undefined && <ArtistAside id={artist.id} albumId={thing.id} />}
    </div>
  )
}

/** The whole album is read, so nothing depends on what is in view. */
const firstRows = { start: 0, end: 0 }

interface SongsProps {
  album: WholeAlbum
  songs: ReturnType<typeof useLongList<AlbumLine>>
}

function Songs({ album: { thing: album }, songs }: SongsProps) {
  const playing = usePlayingThing()
  const isPhone = useMedia(phone)
  const shared = useMemo(() => ({ album, playing }), [album, playing])
  if (songs.trouble) return <PanelTrouble {...songs.trouble} />
  if (songs.count === 0) return <p className={`py-6 text-muted ${edge}`}>Spotify lists no song of this album.</p>
  return (
    <>
      <div
        aria-hidden
        className={`mb-1 flex h-9 items-center gap-3 border-b border-line text-small text-muted ${edge}`}
      >
        <span className="w-9 pr-1 text-right">#</span>
        <span className="flex-1">Title</span>
        <Icon of={Clock} className="max-sm:hidden" />
      </div>
      <div className="px-2 md:px-4">
        <ThingList
          label={`Songs of ${album.name}`}
          count={songs.count}
          rowAt={songs.rowAt}
          rowHeight={isPhone ? 52 : 44}
          of={SongRow}
          shared={shared}
        />
      </div>
    </>
  )
}

interface SongsShared {
  album: WholeAlbum['thing']
  playing: ReturnType<typeof usePlayingThing>
}

const SongRow = memo(function SongRow({ row, shared, ...place }: ListRowProps<AlbumLine, SongsShared>) {
  if (!isSong(row)) return <DiscRow disc={row.disc} durationMs={row.durationMs} place={place} />
  const { album, playing } = shared
  const { thing, position, number } = row
  const isBySame = thing.by.map(({ name }) => name).join() === album.by.map(({ name }) => name).join()
  return (
    <ThingRow
      thing={thing}
      number={number}
      hasCover={false}
      byline={isBySame && thing.isPlayable ? null : <SongByline thing={thing} />}
      play={{ name: 'play-context', contextUri: album.uri, offsetPosition: position }}
      playback={playbackOf(thing.uri, playing)}
      isActive={place.isActive}
      onActivate={() => place.onActivate(place.index)}
      window={rowWindow(place)}
    />
  )
})

/** In the rows of an album: who sings where that is somebody else, and why a song can’t be played. */
function SongByline({ thing: { by, isPlayable } }: { thing: WholeAlbum['thing'] }) {
  const names = by.map(({ name }) => name).join(', ')
  const text = isPlayable ? names : `${names} · Not available in your country`
  return (
    <Truncate text={text} className="text-small text-muted">
      <span>
        <Names names={by} tabIndex={-1} />
        {!isPlayable && ' · Not available in your country'}
      </span>
    </Truncate>
  )
}

interface DiscRowProps {
  disc: number
  durationMs: number
  place: Omit<ListRowProps<unknown, unknown>, 'row' | 'shared'>
}

function DiscRow({ disc, durationMs, place }: DiscRowProps) {
  return (
    <li
      {...windowOf(place)}
      className="absolute inset-x-0 flex items-center gap-3 border-b border-line px-2 text-small font-[550]"
    >
      <span className="grid w-9 justify-items-end pr-1">
        <Icon of={Disc3} className="text-muted" />
      </span>
      <h2 data-main tabIndex={-1} onFocus={() => place.onActivate(place.index)} className="flex-1">
        Disc {disc}
      </h2>
      <span className="font-mono font-normal text-muted">{lengthInWords(durationMs)}</span>
    </li>
  )
}
