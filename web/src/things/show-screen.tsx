import { counted } from '@scopedeck/server/contract/words.ts'
import { memo, useMemo, useState } from 'react'
import { resumeWords } from '../catalogue/resume.ts'
import { type ListRowProps, rowWindow, ThingList } from '../catalogue/thing-list.tsx'
import { ThingRow } from '../catalogue/thing-row.tsx'
import { playbackOf, usePlayingThing } from '../catalogue/use-playing-thing.ts'
import { LeftOut } from '../lens/left-out.tsx'
import { PanelPart, PanelTrouble } from '../problems/parts.tsx'
import { Reading } from '../problems/reading.tsx'
import { ScreenTrouble } from '../problems/screen-part.tsx'
import { edge } from '../shared/elements/screen.tsx'
import { Loading } from '../shared/elements/skeleton.tsx'
import { Truncate } from '../shared/elements/truncate.tsx'
import { PagesTroubleNote } from '../shared/long-list/pages-trouble.tsx'
import { useLongList } from '../shared/long-list/use-long-list.ts'
import { phone, useMedia } from '../shared/use-media.ts'
import type { EpisodeRow, WholeShow } from './read-things.ts'
import { ResumeLine } from './resume-line.tsx'
import { ThingActions } from './thing-actions.tsx'
import { ThingHeader, ThingSkeleton } from './thing-header.tsx'
import { episodesOf, thingQueries } from './things.queries.ts'

/** What Spotify leaves out without a word, where the grant lacks the scope. */
export const resumeLeftOut = { 'user-read-playback-position': 'where you stopped' }

/** A show and its episodes, each with how far one has come. */
export function ShowScreen({ id }: { id: string }) {
  return (
    <Reading
      of={thingQueries.show(id)}
      loading={
        <>
          <Loading what="the show" />
          <ThingSkeleton rowHeight={56} />
        </>
      }
      failed={(trouble) => <ScreenTrouble {...trouble} />}
    >
      {(show) => <Show show={show} />}
    </Reading>
  )
}

function Show({ show }: { show: WholeShow }) {
  const { thing, first, description } = show
  const by = thing.by.map(({ name }) => name).join(', ')
  return (
    <>
      <ThingHeader
        thing={thing}
        kind="Show"
        makers={by || undefined}
        facts={[first.total === undefined ? undefined : counted(first.total, 'episode')]}
        description={description}
      />
      <ThingActions thing={thing} operation="get-a-show" />
      <PanelPart>
        <Episodes show={show} />
      </PanelPart>
      <div className={edge}>
        <LeftOut operation="get-a-shows-episodes" rows={resumeLeftOut} />
      </div>
    </>
  )
}

function Episodes({ show }: { show: WholeShow }) {
  const [range, setRange] = useState({ start: 0, end: 30 })
  const episodes = useLongList(episodesOf(show), range)
  const playing = usePlayingThing()
  const isPhone = useMedia(phone)
  const shared = useMemo(() => ({ playing }), [playing])
  const { count, trouble } = episodes
  if (count === 0 && trouble) return <PanelTrouble {...trouble} />
  if (count === 0) return <p className={`py-6 text-muted ${edge}`}>This show has no episode yet.</p>
  return (
    <div className="px-2 md:px-4">
      <ThingList
        label={`Episodes of ${show.thing.name}`}
        count={count}
        rowAt={episodes.rowAt}
        rowHeight={isPhone ? 60 : 56}
        of={EpisodeLine}
        shared={shared}
        hasCover
        onRange={setRange}
      />
      {trouble && <PagesTroubleNote trouble={trouble} noun="Episodes" total={count} />}
    </div>
  )
}

interface Shared {
  playing: ReturnType<typeof usePlayingThing>
}

const EpisodeLine = memo(function EpisodeLine({ row, shared, ...place }: ListRowProps<EpisodeRow, Shared>) {
  const { thing, releasedOn } = row
  const words = [releasedOn, resumeWords(thing.resume, thing.durationMs)].filter((each) => each !== undefined)
  const unplayable = thing.isPlayable ? [] : ['Not available in your country']
  return (
    <ThingRow
      thing={thing}
      byline={<Truncate text={[...words, ...unplayable].join(' · ')} className="text-small leading-6 text-muted" />}
      columns={<ResumeLine resume={thing.resume} durationMs={thing.durationMs} className="w-24 max-md:hidden" />}
      playback={playbackOf(thing.uri, shared.playing)}
      isActive={place.isActive}
      onActivate={() => place.onActivate(place.index)}
      window={rowWindow(place)}
    />
  )
})
