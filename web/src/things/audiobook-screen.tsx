import { counted } from '@scopedeck/server/contract/words.ts'
import { memo, useMemo, useState } from 'react'
import { resumeWords } from '../catalogue/resume.ts'
import { type ListRowProps, ThingList, windowOf } from '../catalogue/thing-list.tsx'
import { LeftOut } from '../lens/left-out.tsx'
import { PanelPart, PanelTrouble } from '../problems/parts.tsx'
import { Reading } from '../problems/reading.tsx'
import { ScreenTrouble } from '../problems/screen-part.tsx'
import { formatDuration } from '../shared/duration.ts'
import { edge } from '../shared/elements/screen.tsx'
import { Loading } from '../shared/elements/skeleton.tsx'
import { fullTextOnFocus } from '../shared/elements/tooltip.tsx'
import { Truncate } from '../shared/elements/truncate.tsx'
import { PagesTroubleNote } from '../shared/long-list/pages-trouble.tsx'
import { useLongList } from '../shared/long-list/use-long-list.ts'
import { phone, useMedia } from '../shared/use-media.ts'
import type { Chapter, WholeAudiobook } from './read-things.ts'
import { ResumeLine } from './resume-line.tsx'
import { resumeLeftOut } from './show-screen.tsx'
import { ThingActions } from './thing-actions.tsx'
import { ThingHeader, ThingSkeleton } from './thing-header.tsx'
import { chaptersOf, thingQueries } from './things.queries.ts'

/** An audiobook and its chapters, each with how far one has come. */
export function AudiobookScreen({ id }: { id: string }) {
  return (
    <Reading
      of={thingQueries.audiobook(id)}
      loading={
        <>
          <Loading what="the audiobook" />
          <ThingSkeleton />
        </>
      }
      failed={(trouble) => <ScreenTrouble {...trouble} />}
    >
      {(book) => <Audiobook book={book} />}
    </Reading>
  )
}

const joined = (names: readonly { name: string }[]) => names.map(({ name }) => name).join(', ')

function Audiobook({ book }: { book: WholeAudiobook }) {
  const { thing, narrators, edition, first, description } = book
  const narrated = narrators.length === 0 ? undefined : `Read by ${joined(narrators)}`
  const chapters = first.total === undefined ? undefined : counted(first.total, 'chapter')
  return (
    <>
      <ThingHeader
        thing={thing}
        kind="Audiobook"
        makers={joined(thing.by) || undefined}
        facts={[narrated, edition, chapters]}
        description={description}
      />
      <ThingActions thing={thing} operation="get-an-audiobook" />
      <p className={`pb-3 text-small text-muted ${edge}`}>
        Spotify lets other apps play no audiobooks: open it in Spotify to listen.
      </p>
      <PanelPart>
        <Chapters book={book} />
      </PanelPart>
      <div className={edge}>
        <LeftOut operation="get-audiobook-chapters" rows={resumeLeftOut} />
      </div>
    </>
  )
}

function Chapters({ book }: { book: WholeAudiobook }) {
  const [range, setRange] = useState({ start: 0, end: 30 })
  const chapters = useLongList(chaptersOf(book), range)
  const isPhone = useMedia(phone)
  const shared = useMemo(() => ({}), [])
  const { count, trouble } = chapters
  if (count === 0 && trouble) return <PanelTrouble {...trouble} />
  if (count === 0) return <p className={`py-6 text-muted ${edge}`}>Spotify lists no chapter of this audiobook.</p>
  return (
    <div className="px-2 md:px-4">
      <ThingList
        label={`Chapters of ${book.thing.name}`}
        count={count}
        rowAt={chapters.rowAt}
        rowHeight={isPhone ? 52 : 44}
        of={ChapterRow}
        shared={shared}
        onRange={setRange}
      />
      {trouble && <PagesTroubleNote trouble={trouble} noun="Chapters" total={count} />}
    </div>
  )
}

/** A chapter can be neither played nor saved through the Web API, so its row has no button. */
const ChapterRow = memo(function ChapterRow({ row, shared: _, ...place }: ListRowProps<Chapter, object>) {
  const { name, position, durationMs, resume } = row
  const words = resumeWords(resume, durationMs)
  return (
    <li
      {...windowOf(place)}
      {...fullTextOnFocus}
      data-main
      tabIndex={place.isActive ? 0 : -1}
      onFocus={() => place.onActivate(place.index)}
      className="absolute inset-x-0 flex items-center gap-3 rounded-control px-2 -outline-offset-2"
    >
      <span className="w-9 pr-1 text-right font-mono text-small text-muted">{position + 1}</span>
      <Truncate text={name} className="flex-1 font-[550]" />
      {words !== undefined && <span className="shrink-0 text-small text-muted max-sm:hidden">{words}</span>}
      <ResumeLine resume={resume} durationMs={durationMs} className="w-24 max-sm:w-10" />
      <span className="w-14 shrink-0 text-right font-mono text-small text-muted">
        {durationMs !== undefined && formatDuration(durationMs)}
      </span>
    </li>
  )
})
