import { lengthInWords, positionToGoOn, resumeWords } from '../catalogue/resume.ts'
import { LeftOut } from '../lens/left-out.tsx'
import { Reading } from '../problems/reading.tsx'
import { ScreenTrouble } from '../problems/screen-part.tsx'
import { formatDuration } from '../shared/duration.ts'
import { NamesOrWords } from '../shared/elements/names.tsx'
import { edge } from '../shared/elements/screen.tsx'
import { Loading } from '../shared/elements/skeleton.tsx'
import type { WholeThing } from './read-things.ts'
import { ResumeLine } from './resume-line.tsx'
import { resumeLeftOut } from './show-screen.tsx'
import { ThingActions } from './thing-actions.tsx'
import { ThingHeader, ThingSkeleton } from './thing-header.tsx'
import { thingQueries } from './things.queries.ts'

/** One episode: what it is about, how far one has come, and its show. */
export function EpisodeScreen({ id }: { id: string }) {
  return (
    <Reading
      of={thingQueries.episode(id)}
      loading={
        <>
          <Loading what="the episode" />
          <ThingSkeleton />
        </>
      }
      failed={(trouble) => <ScreenTrouble {...trouble} />}
    >
      {(episode) => <Episode episode={episode} />}
    </Reading>
  )
}

function Episode({ episode: { thing, description, releasedOn } }: { episode: WholeThing }) {
  const { durationMs } = thing
  return (
    <>
      <ThingHeader
        thing={thing}
        kind="Episode"
        makers={<NamesOrWords names={thing.by} words="Unknown show" />}
        facts={[releasedOn, durationMs === undefined ? undefined : lengthInWords(durationMs)]}
      />
      <ThingActions thing={thing} operation="get-an-episode" />
      <div className={edge}>
        <HowFar thing={thing} />
        {description !== undefined && <p className="mt-4 max-w-[68ch] whitespace-pre-line">{description}</p>}
        <LeftOut operation="get-an-episode" rows={resumeLeftOut} />
      </div>
    </>
  )
}

function HowFar({ thing: { resume, durationMs } }: Pick<WholeThing, 'thing'>) {
  const words = resumeWords(resume, durationMs)
  if (words === undefined) return null
  const position = positionToGoOn(resume)
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted">
      <ResumeLine resume={resume} durationMs={durationMs} className="w-40" />
      {words}
      {position !== undefined && (
        <span>
          Playing goes on at <span className="font-mono text-small">{formatDuration(position)}</span>
        </span>
      )}
    </p>
  )
}
